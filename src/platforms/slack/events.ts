import type { App, BlockAction, RespondFn, SlashCommand, webApi } from '@slack/bolt'
import { type Dispatch, type Gesture, isTrouble, type MessageRef } from '../../contract/platform.ts'
import { decodePress } from '../../grammar/press-id.ts'
import { isId } from '../../terms/id.ts'
import { isCarried } from '../../view/carried.ts'
import type { Field, Form, Option } from '../../view/view.ts'
import { drawMessage, drawOption, linkAction, markIn } from './draw.ts'
import { carriedIn, drawCard, drawForm, filledIn, formView, memberAction, type Origin, rewrittenIn } from './forms.ts'
import { limits } from './limits.ts'
import type { Say } from './log.ts'
import { Once } from './once.ts'
import type { People } from './people.ts'
import { give, giveLate, privately, type Way } from './reply.ts'
import { heard } from './text.ts'
import { waiting } from './waiting.ts'

export type Listening = {
  readonly dispatch: Dispatch
  readonly people: People
  /** The place of a payload: the workspace in which the app is installed. */
  readonly placeOf: (context: { teamId?: string | undefined }) => string
  readonly prefix: string
  /** How long an acknowledgement may wait for the answer, in ms; Slack gives up after 3 seconds. */
  readonly ackWithin: number
  readonly say: Say
  /** The bot was invited to a channel: what waited for it may go. */
  readonly invited: (place: string, channel: string) => void
  /** An answer to somebody stays in his conversation with the bot. */
  readonly stays: (account: string, ref: MessageRef) => void
  /** The app was removed from a workspace. */
  readonly uninstalled: (place: string) => Promise<void>
}

/** Turns what Slack sends into gestures, and the answers into what Slack shows. */
export function listen(app: App, dependencies: Listening): void {
  const { dispatch, people, placeOf, ackWithin } = dependencies
  const once = new Once(dispatch)
  /** What every way of answering needs: names for members, and a reference that stands in the log. */
  const help = ({ place, account, id }: Gesture): Pick<Way, 'named' | 'stays' | 'report'> => ({
    named: form => named(people, place, form),
    stays: ref => dependencies.stays(account, { place, ...ref }),
    report(error) {
      const reference = id.slice(-8)
      dependencies.say('error', `Slack: a window could not be shown (${reference}): ${error}`)
      return reference
    },
  })

  app.command(/.*/, async ({ command, ack, respond, client, context }) => {
    const place = placeOf(context)
    const gesture: Gesture = {
      ...who(place, { id: command.user_id, name: command.user_name }),
      id: command.trigger_id,
      channel: whereTyped(command),
      what: {
        kind: 'command',
        name: unprefixed(command.command, dependencies.prefix),
        text: heard(command.text ?? ''),
      },
    }
    const turn = once.answer(gesture, () => spoken(people, gesture))
    const soon = await within(turn.answer, ackWithin)
    const isSaid = soon?.kind === 'show' || soon?.kind === 'replace'
    // What has a picture or a file takes longer: they are uploaded first.
    if (isSaid && !soon.view.blocks.some(isCarried) && turn.shown !== 'later') {
      turn.shown = 'at once'
      return await ack(privately(drawMessage(soon.view, soon.room)))
    }
    await ack()
    if (turn.shown !== undefined) return
    turn.shown = 'later'
    const origin: Origin = { channel: command.channel_id, responseUrl: command.response_url }
    const way = { client, account: command.user_id, trigger: command.trigger_id, respond, origin }
    await give(await turn.answer, { ...way, ...help(gesture) })
  })

  app.action<BlockAction>(/.*/, async ({ action, body, ack, respond, client, context }) => {
    await ack()
    if (action.action_id.startsWith(linkAction) || action.action_id === memberAction) return
    const place = placeOf(context)
    const gesture: Gesture = {
      ...who(place, body.user),
      id: body.trigger_id,
      ...(body.channel && { channel: whereIs(body.channel) }),
      ...pressedIn(body, action.block_id),
      what: {
        kind: 'press',
        press: action.action_id,
        onlyHis: body.container.is_ephemeral === true,
        ...('selected_option' in action && action.selected_option && { values: [action.selected_option.value ?? ''] }),
      },
    }
    const turn = once.answer(gesture, () => spoken(people, gesture))
    if (turn.shown !== undefined) return
    turn.shown = 'later'
    await give(await turn.answer, { ...wayFrom(body, client, respond), ...help(gesture) })
  })

  app.view(formView, async ({ view, body, ack, client, context }) => {
    const place = placeOf(context)
    const { form, origin } = carriedIn(view.private_metadata)
    const filled = filledIn(view.state.values)
    const gesture: Gesture = {
      ...who(place, body.user),
      id: 'trigger_id' in body ? body.trigger_id : `${view.id}/${view.hash}`,
      what: { kind: 'submit', form, values: filled },
    }
    const turn = once.answer(gesture, () => spoken(people, gesture))
    const soon = await within(turn.answer, ackWithin)
    const respond = origin.responseUrl === undefined ? undefined : responder(origin.responseUrl)
    const way: Way = {
      client,
      account: body.user.id,
      origin,
      ...(respond && { respond }),
      ...help(gesture),
    }
    if (soon?.kind === 'correct') {
      const fields = new Set(view.blocks.map(block => block.block_id))
      const problems = Object.entries(soon.problems)
      const rewritten = rewrittenIn(soon.form, filled)
      if (rewritten.size === 0 && problems.length > 0 && problems.every(([field]) => fields.has(field))) {
        return await ack({ response_action: 'errors', errors: soon.problems })
      }
      return await ack({
        response_action: 'update',
        view: drawForm(await way.named(soon.form), soon.room, origin, soon.problems, {
          ...{ fields: rewritten, mark: view.hash },
        }),
      })
    }
    if (soon?.kind === 'ask') {
      const rewritten = { fields: rewrittenIn(soon.form, filled), mark: view.hash }
      return await ack({
        response_action: 'update',
        view: drawForm(await way.named(soon.form), soon.room, origin, {}, rewritten),
      })
    }
    if (soon) {
      await ack()
      if (turn.shown !== undefined) return
      turn.shown = 'later'
      return await give(soon, way)
    }
    // Too slow for an acknowledgement with words: the window says so, and becomes the answer when it is there.
    await ack({ response_action: 'update', view: waiting(view) })
    if (turn.shown !== undefined) return
    turn.shown = 'later'
    await giveLate(await turn.answer, way, view.id)
  })

  app.options(memberAction, async ({ options, body, ack, context }) => {
    const place = placeOf(context)
    const form = body.view && carriedIn(body.view.private_metadata).form
    const press = form && decodePress(form)
    const answer = await dispatch({
      ...who(place, body.user),
      id: `${options.action_id}/${options.block_id}/${options.value}`,
      what: {
        kind: 'suggest',
        typed: options.value,
        field: options.block_id,
        ...(press && { command: press.command, form }),
      },
    })
    const offered = answer.kind === 'options' ? answer.options.slice(0, limits.options) : []
    await ack({ options: offered.map(drawOption) })
  })

  app.event('app_home_opened', async ({ event, body, client, context }) => {
    if (event.tab !== 'home') return
    const gesture: Gesture = {
      ...who(placeOf(context), { id: event.user }),
      id: body.event_id,
      what: { kind: 'command', name: 'help' },
    }
    const answer = await once.answer(gesture, () => spoken(people, gesture)).answer
    if (answer.kind !== 'show' && answer.kind !== 'replace') return
    const { blocks } = drawCard(answer.view, answer.room)
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
  })

  // In a channel only he who called the bot reads its answer, in the thread where he did.
  app.event('app_mention', async ({ event, client, context }) => {
    if (event.user === undefined || event.bot_id !== undefined) return
    const { user, channel } = event
    const gesture: Gesture = {
      ...who(placeOf(context), { id: user }),
      // The message's own: an edit of it tells of the mention once more.
      id: `mention/${channel}/${event.ts}`,
      channel: { id: channel, kind: 'channel' },
      what: { kind: 'words' },
    }
    const turn = once.answer(gesture, () => spoken(people, gesture))
    if (turn.shown !== undefined) return
    turn.shown = 'later'
    const { thread_ts } = event
    const respond: Way['respond'] = ({ text, blocks }) =>
      client.chat.postEphemeral({ channel, user, text, blocks, ...(thread_ts !== undefined && { thread_ts }) })
    await give(await turn.answer, { client, account: user, respond, origin: { channel }, ...help(gesture) })
  })

  // What is written to the bot in its DM is read as after `/assidu`.
  app.event('message', async ({ event, body, client, context }) => {
    if (event.channel_type !== 'im' || event.subtype !== undefined || !('user' in event) || event.bot_id) return
    const place = placeOf(context)
    const gesture: Gesture = {
      ...who(place, { id: event.user }),
      id: body.event_id,
      channel: { id: event.channel, kind: 'direct' },
      what: { kind: 'words', text: heard(event.text ?? '') },
    }
    const turn = once.answer(gesture, () => spoken(people, gesture))
    if (turn.shown !== undefined) return
    turn.shown = 'later'
    const way = { client, account: event.user, origin: { channel: event.channel } }
    await give(await turn.answer, { ...way, ...help(gesture) })
  })

  app.event('user_change', async ({ event, context }) => people.forget(placeOf(context), event.user.id))

  app.event('member_joined_channel', async ({ event, context }) => {
    if (event.user === context.botUserId) dependencies.invited(placeOf(context), event.channel)
  })

  app.event('app_uninstalled', async ({ context }) => await dependencies.uninstalled(placeOf(context)))

  app.event('tokens_revoked', async ({ event, context }) => {
    if ((event.tokens.bot ?? []).length > 0) await dependencies.uninstalled(placeOf(context))
  })
}

function who(place: string, user: { id: string; name?: string; username?: string }) {
  const handle = user.name ?? user.username
  return { platform: 'slack', place, account: user.id, ...(handle && { accountName: handle, handle }) } as const
}

const unprefixed = (command: string, prefix: string): string => {
  const name = command.replace(/^\//, '')
  return prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name
}

/** The message that was pressed, by the id of its row of buttons. */
function pressedIn({ channel, message }: BlockAction, row: string | undefined): Pick<Gesture, 'message'> {
  const mark = markIn(row)
  return channel && message && mark ? { message: { channel: channel.id, message: message.ts, mark } } : {}
}

const whereTyped = ({ channel_id, channel_name }: SlashCommand) => whereIs({ id: channel_id, name: channel_name })

function whereIs({ id, name }: { id: string; name?: string }): NonNullable<Gesture['channel']> {
  if (id.startsWith('D') || name === 'directmessage') return { id, kind: 'direct' }
  return { id, kind: name?.startsWith('mpdm') ? 'group' : 'channel' }
}

function wayFrom(
  body: BlockAction,
  client: webApi.WebClient,
  respond: RespondFn,
): Omit<Way, 'named' | 'stays' | 'report'> {
  const common = { client, account: body.user.id, trigger: body.trigger_id }
  if (body.view) {
    const kind = body.view.type === 'home' ? ('home' as const) : ('modal' as const)
    return { ...common, origin: {}, window: { id: body.view.id, kind } }
  }
  const channel = body.channel?.id
  const origin: Origin = {
    pressed: true,
    ...(channel && { channel }),
    ...(body.response_url && { responseUrl: body.response_url }),
  }
  return { ...common, respond, origin }
}

/** The gesture with the language of the person's profile: a visitor is answered in his own. */
async function spoken(people: People, gesture: Gesture): Promise<Gesture> {
  const person = await within(people.person(gesture.place, gesture.account), 500)
  return person && !isTrouble(person) && person.language ? { ...gesture, language: person.language } : gesture
}

/** A member already chosen needs his name to be shown: a mention is looked up where the form does not say it. */
async function named(people: People, place: string, form: Form): Promise<Form> {
  const fields = form.fields.map(async (field): Promise<Field> => {
    const { kind, value = [], options = [] } = field
    if (kind !== 'member' && kind !== 'members') return field
    const unnamed = [value]
      .flat()
      .filter(one => typeof one === 'string' && one !== '' && !options.some(o => o.value === one))
    const found = await Promise.all(unnamed.map(one => optionFor(people, place, String(one))))
    return unnamed.length === 0 ? field : { ...field, options: [...options, ...found.flat()] }
  })
  return { ...form, fields: await Promise.all(fields) }
}

/** A member as he stands chosen in a form; nothing where he has no name that a reader would know. */
async function optionFor(people: People, place: string, value: string): Promise<Option[]> {
  const account = /^<@([UW][A-Z0-9]+)>$/.exec(value)?.[1]
  const person = account && (await people.person(place, account))
  if (person && !isTrouble(person)) return [{ value, label: person.name }]
  // An id means nothing to a reader; a name as he typed it does.
  return account || isId(value) ? [] : [{ value, label: value.replace(/^@/, '') }]
}

/** Posts to a response URL that came with an earlier gesture. */
function responder(url: string): RespondFn {
  return async message => {
    const body = JSON.stringify(typeof message === 'string' ? { text: message } : message)
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    if (!answer.ok) throw new Error(`response_url: ${answer.status}`)
    return answer
  }
}

async function within<Value>(work: Promise<Value>, ms: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>(done => {
    timer = setTimeout(() => done(undefined), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
