import type { HomeView, KnownBlock, ModalView } from '@slack/types'
import { blockProblems, viewProblems } from './check.ts'
import { slackLimits } from './limits.ts'
import type { Conversation, Message, OpenView, SlackUser, Workspace } from './workspace.ts'

export type Args = Record<string, unknown>
export type Answer = Record<string, unknown>

/** Slack says no: 200 with `ok: false` and this code. */
export class Refused extends Error {
  readonly answer: Answer
  constructor(error: string, more: Answer = {}) {
    super(error)
    this.answer = { ok: false, error, ...more }
  }
}

export type Caller = { botToken: string; scopes: ReadonlySet<string>; triggerLives: Temporal.Duration; host: string }
type Method = (slack: Workspace, args: Args, caller: Caller) => Promise<Answer> | Answer

const text = (args: Args, name: string): string => {
  const value = args[name]
  return typeof value === 'string' ? value : ''
}

function needs(caller: Caller, scope: string) {
  if (!caller.scopes.has(scope)) {
    throw new Refused('missing_scope', { needed: scope, provided: [...caller.scopes].join(',') })
  }
}

/** The Web API methods an app of this kind calls; anything else answers `unknown_method`. */
export const methods: Record<string, Method> = {
  'auth.test': slack => ({
    url: 'https://club.slack.com/',
    team: slack.name,
    team_id: slack.id,
    user: 'assidu',
    user_id: slack.bot.user,
    bot_id: slack.bot.id,
    is_enterprise_install: false,
  }),

  'team.info': (slack, _args, caller) => {
    needs(caller, 'team:read')
    return { team: { id: slack.id, name: slack.name, domain: 'club' } }
  },

  'chat.postMessage': async (slack, args, caller) => {
    needs(caller, 'chat:write')
    const channel = target(slack, text(args, 'channel'), caller)
    const content = await messageFrom(args)
    named(slack, content.blocks)
    const message = slack.post({ channel: channel.id, from: slack.bot.user, ...content })
    return { channel: channel.id, ts: message.ts, message: asSeen(slack, message) }
  },

  'chat.postEphemeral': async (slack, args, caller) => {
    needs(caller, 'chat:write')
    const channel = target(slack, text(args, 'channel'), caller)
    const user = text(args, 'user')
    if (!channel.members.has(user)) throw new Refused('user_not_in_channel')
    const message = slack.post({
      channel: channel.id,
      from: slack.bot.user,
      onlyFor: user,
      ...(await messageFrom(args)),
    })
    return { message_ts: message.ts }
  },

  'chat.update': async (slack, args, caller) => {
    needs(caller, 'chat:write')
    const found = slack.messages.find(one => one.ts === args.ts && one.channel === args.channel)
    if (!slack.conversations.has(text(args, 'channel'))) throw new Refused('channel_not_found')
    // An ephemeral message is out of reach of chat.update.
    if (!found || found.onlyFor) throw new Refused('message_not_found')
    if (found.from !== slack.bot.user) throw new Refused('cant_update_message')
    if (text(args, 'text').length > slackLimits.updatedText) throw new Refused('msg_too_long')
    const content = await messageFrom(args)
    named(slack, content.blocks)
    // As Slack does: text without blocks takes the blocks away.
    found.text = content.text
    found.blocks = content.blocks
    if (content.metadata) found.metadata = content.metadata
    found.edits += 1
    slack.changed()
    return { channel: found.channel, ts: found.ts, text: found.text, message: asSeen(slack, found) }
  },

  'chat.delete': (slack, args, caller) => {
    needs(caller, 'chat:write')
    const found = slack.messages.find(one => one.ts === args.ts && one.channel === args.channel)
    if (!found || found.onlyFor) throw new Refused('message_not_found')
    slack.remove(found)
    return { channel: found.channel, ts: found.ts }
  },

  'conversations.open': (slack, args, caller) => {
    const users = text(args, 'users').split(',').filter(Boolean)
    if (users.length === 0) throw new Refused('users_list_not_supplied')
    needs(caller, users.length === 1 ? 'im:write' : 'mpim:write')
    if (users.length > 8) throw new Refused('too_many_users')
    for (const id of users) {
      const user = slack.users.get(id)
      if (!user) throw new Refused('user_not_found')
      if (user.deleted) throw new Refused('user_disabled')
      if (user.bot) throw new Refused('cannot_dm_bot')
    }
    return { channel: { id: slack.direct(users).id } }
  },

  'conversations.info': (slack, args, caller) => ({ channel: described(slack, readable(slack, args, caller)) }),

  'conversations.setTopic': (slack, args, caller) => {
    const channel = slack.conversations.get(text(args, 'channel'))
    const inside = channel?.members.has(slack.bot.user)
    if (!channel || (channel.isPrivate && !inside)) throw new Refused('channel_not_found')
    needs(caller, channel.isPrivate ? 'groups:write.topic' : 'channels:write.topic')
    if (channel.kind === 'im') throw new Refused('method_not_supported_for_channel_type')
    if (!inside) throw new Refused('not_in_channel')
    if (channel.archived) throw new Refused('is_archived')
    if (typeof args.topic !== 'string') throw new Refused('invalid_arguments')
    if (args.topic.length > slackLimits.topic) throw new Refused('too_long')
    slack.setsTopic(channel, slack.bot.user, args.topic)
    return { channel: described(slack, channel) }
  },

  'conversations.members': (slack, args, caller) => ({
    members: [...readable(slack, args, caller).members],
    response_metadata: { next_cursor: '' },
  }),

  'conversations.list': (slack, args, caller) => {
    const types = (text(args, 'types') || 'public_channel').split(',')
    if (types.includes('public_channel')) needs(caller, 'channels:read')
    if (types.includes('private_channel')) needs(caller, 'groups:read')
    const seen = [...slack.conversations.values()].filter(
      one =>
        one.kind === 'channel' &&
        types.includes(one.isPrivate ? 'private_channel' : 'public_channel') &&
        !(one.archived && String(args.exclude_archived) === 'true') &&
        (!one.isPrivate || one.members.has(slack.bot.user)),
    )
    return { channels: seen.map(one => described(slack, one)), response_metadata: { next_cursor: '' } }
  },

  'conversations.history': (slack, args, caller) => {
    const channel = slack.conversations.get(text(args, 'channel'))
    if (!channel?.members.has(slack.bot.user)) throw new Refused('channel_not_found')
    needs(caller, { im: 'im:history', mpim: 'mpim:history', channel: 'channels:history' }[channel.kind])
    const since = Number(args.oldest ?? 0)
    const all = slack.messages
      .filter(one => one.channel === channel.id && !one.onlyFor && Number(one.ts) > since)
      .toReversed()
      .slice(0, Number(args.limit ?? 100))
    const withMetadata = String(args.include_all_metadata) === 'true'
    return {
      messages: all.map(one => {
        const { metadata, ...rest } = asSeen(slack, one)
        return withMetadata && metadata ? { ...rest, metadata } : rest
      }),
      has_more: false,
    }
  },

  'files.getUploadURLExternal': (slack, args, caller) => {
    needs(caller, 'files:write')
    const length = Number(args.length)
    const name = text(args, 'filename')
    if (!(length > 0) || name === '') throw new Refused('missing_argument')
    if (length > slackLimits.fileBytes) throw new Refused('file_upload_size_restricted')
    const id = `F0FILE${String(slack.next()).padStart(5, '0')}`
    slack.files.set(id, { id, name, length, completed: false, deleted: false, looksFor: slack.looksAtPicturesFor })
    return { upload_url: `http://${caller.host}/upload/${id}`, file_id: id }
  },

  'files.completeUploadExternal': (slack, args, caller) => {
    needs(caller, 'files:write')
    const given = listOf(args.files) as { id: string; title?: string }[]
    if (given.length === 0) throw new Refused('invalid_arguments')
    const found = given.map(({ id }) => slack.files.get(id))
    for (const file of found) {
      if (!file || file.bytes === undefined || file.deleted) throw new Refused('file_not_found')
      // Once only: a file that was completed stays where it is.
      if (file.completed) throw new Refused('file_update_failed')
    }
    const channel = text(args, 'channel_id')
    const thread = text(args, 'thread_ts') || undefined
    if (thread !== undefined && channel === '') throw new Refused('invalid_arguments')
    if (channel !== '') {
      if (/^[UW]/.test(channel)) throw new Refused('channel_not_found')
      target(slack, channel, caller)
      if (
        thread !== undefined &&
        !slack.messages.some(one => one.ts === thread && one.channel === channel && !one.onlyFor)
      )
        throw new Refused('thread_not_found')
    }
    found.forEach((file, n) => {
      Object.assign(file!, {
        completed: true,
        title: given[n]?.title,
        ...(channel !== '' && { shared: { channel, thread } }),
      })
    })
    slack.changed()
    return { files: given.map(({ id, title }) => ({ id, title: title ?? '' })) }
  },

  'files.delete': (slack, args, caller) => {
    needs(caller, 'files:write')
    const file = slack.files.get(text(args, 'file'))
    if (!file?.completed) throw new Refused('file_not_found')
    if (file.deleted) throw new Refused('file_deleted')
    file.deleted = true
    slack.changed()
    return {}
  },

  'users.info': (slack, args, caller) => {
    needs(caller, 'users:read')
    const user = slack.users.get(text(args, 'user'))
    if (!user) throw new Refused('user_not_found')
    return { user: profile(user, caller, String(args.include_locale) === 'true') }
  },

  'users.list': (slack, args, caller) => {
    needs(caller, 'users:read')
    const locale = String(args.include_locale) === 'true'
    const members = [...slack.users.values()].map(user => profile(user, caller, locale))
    return { members, response_metadata: { next_cursor: '' } }
  },

  'users.lookupByEmail': (slack, args, caller) => {
    needs(caller, 'users:read.email')
    const wanted = text(args, 'email').toLowerCase()
    const user = [...slack.users.values()].find(one => one.email?.toLowerCase() === wanted && !one.deleted)
    if (!user) throw new Refused('users_not_found')
    return { user: profile(user, caller, false) }
  },

  'views.open': async (slack, args, caller) => {
    const user = useTrigger(slack, args, caller)
    const opened = await openView(slack, user, args.view)
    slack.modals.set(user, [opened])
    slack.changed()
    return { view: viewBody(slack, opened) }
  },

  'views.push': async (slack, args, caller) => {
    const user = useTrigger(slack, args, caller)
    const stack = slack.modals.get(user) ?? []
    if (stack.length >= slackLimits.viewStack) throw new Refused('push_limit_reached')
    const opened = await openView(slack, user, args.view)
    slack.modals.set(user, [...stack, opened])
    slack.changed()
    return { view: viewBody(slack, opened) }
  },

  'views.update': async (slack, args) => {
    const found = [...slack.modals.values(), [...slack.homes.values()]].flat().find(one => one.id === args.view_id)
    if (!found) throw new Refused('not_found')
    if (args.hash !== undefined && args.hash !== found.hash) throw new Refused('hash_conflict')
    await replaceView(slack, found, args.view)
    return { view: viewBody(slack, found) }
  },

  'views.publish': async (slack, args) => {
    const user = text(args, 'user_id')
    if (!slack.users.has(user)) throw new Refused('user_not_found')
    const before = slack.homes.get(user)
    if (before && args.hash !== undefined && args.hash !== before.hash) throw new Refused('hash_conflict')
    const made = await openView(slack, user, args.view, 'home')
    slack.homes.set(user, before ? { ...made, id: before.id } : made)
    slack.changed()
    return { view: viewBody(slack, made) }
  },

  'oauth.v2.access': (slack, _args, caller) => ({
    app_id: slack.bot.app,
    authed_user: { id: [...slack.users.values()].find(user => user.admin)?.id ?? slack.bot.user },
    scope: [...caller.scopes].join(','),
    token_type: 'bot',
    access_token: caller.botToken,
    bot_user_id: slack.bot.user,
    team: { id: slack.id, name: slack.name },
    enterprise: null,
    is_enterprise_install: false,
  }),
}

/** Text, blocks and metadata of an outgoing message, refused as Slack would, and also when `text` is missing:
 * with blocks alone a screen reader and a notification would read nothing. */
export async function messageFrom(args: Args): Promise<Pick<Message, 'text' | 'blocks' | 'metadata'>> {
  const blocks = args.blocks ?? []
  const words = text(args, 'text')
  if (words === '') throw new Refused('no_text')
  if (words.length > slackLimits.messageText) throw new Refused('msg_too_long')
  const problems = await blockProblems(blocks, 'message')
  if (problems.length > 0) throw new Refused('invalid_blocks', { response_metadata: { messages: problems } })
  const metadata = args.metadata as Message['metadata'] | undefined
  if (metadata !== undefined) {
    const fine = typeof metadata.event_type === 'string' && typeof metadata.event_payload === 'object'
    if (!fine || JSON.stringify(metadata).length > slackLimits.metadataBytes)
      throw new Refused('invalid_metadata_format')
  }
  return { text: words, blocks: blocks as KnownBlock[], ...(metadata && { metadata }) }
}

const listOf = (value: unknown): unknown[] => {
  const given: unknown = typeof value === 'string' ? JSON.parse(value) : value
  return Array.isArray(given) ? given : []
}

/** An image block names a picture of ours that was completed and that Slack has looked at. */
function named(slack: Workspace, blocks: readonly KnownBlock[]): void {
  blocks.forEach((block, n) => {
    if (block.type !== 'image' || !('slack_file' in block)) return
    const id = 'id' in block.slack_file ? block.slack_file.id : ''
    const file = slack.files.get(id ?? '')
    const refuse = () => {
      throw new Refused('invalid_blocks', {
        response_metadata: { messages: [`[ERROR] invalid slack file [json-pointer:/blocks/${n}/slack_file]`] },
      })
    }
    if (!file?.completed || file.deleted || !isPng(file.bytes)) refuse()
    if (file!.looksFor > 0) {
      file!.looksFor -= 1
      refuse()
    }
  })
}

const isPng = (bytes: Uint8Array | undefined) => bytes?.[0] === 0x89 && bytes[1] === 0x50

/** Where a post goes: a channel the bot may write in, or a person's DM. */
function target(slack: Workspace, id: string, caller: Caller): Conversation {
  if (/^[UW]/.test(id)) {
    const user = slack.users.get(id)
    if (!user || user.deleted || user.bot) throw new Refused('channel_not_found')
    return slack.direct([id])
  }
  const channel = slack.conversations.get(id)
  const inside = channel?.members.has(slack.bot.user)
  if (!channel || (channel.isPrivate && !inside)) throw new Refused('channel_not_found')
  if (!inside && !caller.scopes.has('chat:write.public')) throw new Refused('not_in_channel')
  if (channel.archived) throw new Refused('is_archived')
  const only = channel.kind === 'im' ? [...channel.members].find(one => one !== slack.bot.user) : undefined
  if (only && slack.users.get(only)?.deleted) throw new Refused('channel_not_found')
  return channel
}

function readable(slack: Workspace, args: Args, caller: Caller): Conversation {
  const channel = slack.conversations.get(text(args, 'channel'))
  if (!channel || (channel.isPrivate && !channel.members.has(slack.bot.user))) throw new Refused('channel_not_found')
  const scope = { im: 'im:read', mpim: 'mpim:read', channel: channel.isPrivate ? 'groups:read' : 'channels:read' }
  needs(caller, scope[channel.kind])
  return channel
}

function useTrigger(slack: Workspace, args: Args, caller: Caller): string {
  const trigger = slack.triggers.get(text(args, 'trigger_id'))
  if (!trigger) throw new Refused('invalid_trigger_id')
  if (trigger.used) throw new Refused('exchanged_trigger_id')
  const dies = trigger.at.add(caller.triggerLives)
  if (Temporal.Instant.compare(slack.now(), dies) > 0) throw new Refused('expired_trigger_id')
  trigger.used = true
  return trigger.user
}

export async function openView(slack: Workspace, user: string, view: unknown, kind = 'modal'): Promise<OpenView> {
  const made = { id: `V${slack.next()}`, hash: '', user, view: view as ModalView, values: {}, problems: {} }
  await replaceView(slack, made, view, kind)
  return made
}

/** What was typed stays where block_id and action_id stay the same. */
export async function replaceView(slack: Workspace, open: OpenView, view: unknown, kind: string = open.view.type) {
  const problems = await viewProblems(view)
  if (problems.length > 0) throw new Refused('invalid_arguments', { response_metadata: { messages: problems } })
  const given = view as ModalView | HomeView
  if (given.type !== kind) throw new Refused('invalid_arguments')
  const asked = new Map(
    given.blocks.flatMap(block => ('element' in block ? [[block.block_id, block.element.action_id] as const] : [])),
  )
  open.values = Object.fromEntries(
    Object.entries(open.values).filter(([id, byAction]) => {
      const action = asked.get(id)
      return asked.has(id) && (action === undefined || action in byAction)
    }),
  )
  // Slack names the blocks that the app left unnamed.
  open.view = { ...given, blocks: given.blocks.map((block, i) => ({ block_id: `b${i}`, ...block })) }
  open.hash = `${slack.next()}.hash`
  open.problems = {}
  slack.changed()
}

export function viewBody(slack: Workspace, open: OpenView) {
  const { id, hash, view, values } = open
  return {
    id,
    team_id: slack.id,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    close: null,
    submit: null,
    ...view,
    state: { values },
    hash,
    previous_view_id: null,
    root_view_id: id,
    app_id: slack.bot.app,
    app_installed_team_id: slack.id,
    bot_id: slack.bot.id,
  }
}

export function asSeen(slack: Workspace, message: Message) {
  const { ts, text, blocks, metadata, from } = message
  const byBot = from === slack.bot.user && { bot_id: slack.bot.id, app_id: slack.bot.app }
  return { type: 'message', user: from, ts, text, blocks, team: slack.id, ...byBot, ...(metadata && { metadata }) }
}

function described(slack: Workspace, one: Conversation) {
  return {
    id: one.id,
    name: one.name,
    is_channel: one.kind === 'channel' && !one.isPrivate,
    is_group: one.kind === 'channel' && one.isPrivate,
    is_im: one.kind === 'im',
    is_mpim: one.kind === 'mpim',
    is_private: one.isPrivate,
    is_archived: one.archived,
    is_member: one.members.has(slack.bot.user),
    num_members: one.members.size,
    topic: one.topic,
  }
}

function profile(user: SlackUser, caller: Caller, withLocale: boolean) {
  const email = user.email !== undefined && caller.scopes.has('users:read.email') && { email: user.email }
  return {
    id: user.id,
    team_id: user.team,
    name: user.handle,
    deleted: user.deleted,
    real_name: user.name,
    // A deactivated account comes without its zone.
    ...(user.deleted ? {} : { tz: user.tz }),
    ...(withLocale && { locale: user.locale }),
    profile: { real_name: user.name, display_name: '', ...email },
    is_admin: user.admin,
    is_owner: user.owner,
    is_bot: user.bot,
    // A guest of one channel carries both.
    is_restricted: user.guest !== false,
    is_ultra_restricted: user.guest === 'of one channel',
    is_email_confirmed: user.confirmed,
    ...(user.stranger && { is_stranger: true }),
  }
}
