import { PermissionFlagsBits } from 'discord.js'
import { check, V2 } from './checks.ts'
import { type Gateway, intentOf } from './gateway.ts'
import type { Interactions } from './interactions.ts'
import { edit, post, type Upload } from './post.ts'
import {
  closedDirectMessages,
  invalidForm,
  missingAccess,
  missingPermissions,
  noMutualGuild,
  Refused,
  unknown,
} from './refused.ts'
import { channelJson, guildJson, memberJson, messageJson, roleJson, userJson } from './wire.ts'
import type { Channel, Guild, Json, Message, World } from './world.ts'

export interface Call {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: unknown
  readonly uploads: readonly Upload[]
}

export interface Parts {
  readonly world: World
  readonly gateway: Gateway
  readonly interactions: Interactions
  /** Known once the server listens. */
  readonly gatewayUrl: () => string
}

/** The answer's body and, when it is not 200, its status. */
type Reply = { readonly status?: number; readonly body?: unknown }
type Handler = (call: Call) => Reply

const bits = PermissionFlagsBits
const DAILY_CREATES = 200

/** Discord's REST API, version 10, as far as the club needs it: one line of the table per route. */
export function routesOf(parts: Parts): Record<string, Handler> {
  return {
    ...aboutTheBot(parts),
    ...commandRoutes(parts),
    ...interactionRoutes(parts),
    ...messageRoutes(parts),
    ...threadRoutes(parts),
    ...guildRoutes(parts),
  }
}

function aboutTheBot({ world, gateway, gatewayUrl }: Parts): Record<string, Handler> {
  const bot = () => userJson(world.account(world.botId))
  const application = () => ({
    id: world.applicationId,
    name: 'Assidu',
    icon: null,
    description: '',
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    // The bit that says whether a bot of few servers may ask for the members intent follows the portal's switch.
    flags: (565248 & ~(1 << 15)) | ((gateway.privileged & intentOf.members) === 0 ? 0 : 1 << 15),
    owner: bot(),
    team: null,
    bot: bot(),
    approximate_guild_count: world.guilds.size,
  })
  return {
    'GET /gateway/bot': () => ({
      body: {
        url: gatewayUrl(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 14400000, max_concurrency: 1 },
      },
    }),
    'GET /users/@me': () => ({ body: { ...bot(), verified: true, mfa_enabled: true, locale: 'en-US' } }),
    'GET /applications/@me': () => ({ body: application() }),
    'GET /oauth2/applications/@me': () => ({ body: application() }),
    'GET /users/@me/guilds': () => ({
      body: botsGuilds(world).map(guild => ({
        id: guild.id,
        name: guild.name,
        icon: null,
        banner: null,
        owner: false,
        permissions: world.guildPermissions(world.botId, guild).toString(),
        features: [],
      })),
    }),
    'GET /users/:user': ({ params }) => ({ body: userJson(world.account(params.user!)) }),
    'POST /users/@me/channels': ({ body }) => {
      check.direct(body as Json)
      const person = world.account(String((body as Json).recipient_id))
      if (person.id === world.botId) throw closedDirectMessages()
      return { body: channelJson(world, world.directChannel(person.id)) }
    },
  }
}

function commandRoutes({ world }: Parts): Record<string, Handler> {
  const list = (commands: Json[], query: URLSearchParams) =>
    commands.map(each => (query.get('with_localizations') === 'true' ? each : withoutLocalizations(each)))
  const overwrite = (commands: Json[], body: unknown, guildId?: string) => {
    check.commands(body)
    const known = new Map(commands.map(each => [`${each.type} ${each.name}`, each]))
    const wanted = (body as Json[]).map(each =>
      commandJson(world, each, known.get(`${each.type ?? 1} ${each.name}`), guildId),
    )
    const created = wanted.filter(each => !known.has(`${each.type} ${each.name}`)).length
    world.commandCreates += created
    if (world.commandCreates > DAILY_CREATES) {
      throw new Refused(400, 30034, 'Max number of daily application command creates has been reached (200)')
    }
    commands.splice(0, commands.length, ...wanted)
    world.changed()
    return { body: wanted }
  }
  const own = (id: string) => {
    if (id !== world.applicationId) throw missingAccess()
  }
  return {
    'GET /applications/:application/commands': ({ params, query }) => {
      own(params.application!)
      return { body: list(world.commands, query) }
    },
    'PUT /applications/:application/commands': ({ params, body }) => {
      own(params.application!)
      return overwrite(world.commands, body)
    },
    'GET /applications/:application/guilds/:guild/commands': ({ params, query }) => {
      own(params.application!)
      return { body: list(world.botsGuild(params.guild!).commands, query) }
    },
    'PUT /applications/:application/guilds/:guild/commands': ({ params, body }) => {
      own(params.application!)
      return overwrite(world.botsGuild(params.guild!).commands, body, params.guild)
    },
  }
}

function interactionRoutes({ world, interactions }: Parts): Record<string, Handler> {
  const json = (message: Message) => messageJson(world, message)
  return {
    'POST /interactions/:id/:token/callback': ({ params, query, body, uploads }) => {
      const message = interactions.respond(params.id!, params.token!, body as Json, uploads)
      if (query.get('with_response') !== 'true') return { status: 204 }
      const resource = message ? { resource: { type: (body as Json).type, message: json(message) } } : {}
      return { body: { interaction: { id: params.id, type: 2 }, ...resource } }
    },
    'POST /webhooks/:application/:token': ({ params, body, uploads }) => ({
      body: json(interactions.followUp(params.token!, body as Json, uploads)),
    }),
    'GET /webhooks/:application/:token/messages/@original': ({ params }) => ({
      body: json(interactions.original(params.token!)),
    }),
    'PATCH /webhooks/:application/:token/messages/:message': ({ params, body, uploads }) => ({
      body: json(interactions.edit(params.token!, params.message!, body as Json, uploads)),
    }),
    'DELETE /webhooks/:application/:token/messages/:message': ({ params }) => {
      interactions.remove(params.token!, params.message!)
      return { status: 204 }
    },
  }
}

function messageRoutes({ world }: Parts): Record<string, Handler> {
  const json = (message: Message) => messageJson(world, message)
  const shared = (params: Call['params']) => {
    const message = world.message(params.channel!, params.message!)
    if (message.onlyFor !== undefined) throw unknown.message()
    return message
  }
  return {
    'GET /channels/:channel': ({ params }) => ({ body: channelJson(world, readable(world, params.channel!)) }),
    'GET /channels/:channel/messages': ({ params, query }) => {
      const channel = readable(world, params.channel!)
      // resources/channel: without READ_MESSAGE_HISTORY the list is empty, not refused.
      if (!holds(world, channel, bits.ReadMessageHistory)) return { body: [] }
      const limit = Number(query.get('limit') ?? 50)
      const after = query.get('after')
      const all = world.messages.filter(each => each.channelId === channel.id && !each.onlyFor && !each.deleted)
      const chosen = after ? all.filter(each => BigInt(each.id) > BigInt(after)).slice(0, limit) : all.slice(-limit)
      return { body: chosen.map(json).reverse() }
    },
    'GET /channels/:channel/messages/:message': ({ params }) => {
      readable(world, params.channel!)
      return { body: json(shared(params)) }
    },
    'POST /channels/:channel/messages': ({ params, body, uploads }) => {
      const channel = writable(world, params.channel!)
      const message = body as Json
      check.newMessage(
        message,
        uploads.map(each => each.filename),
      )
      if (uploads.length > 0) need(world, channel, bits.AttachFiles)
      const same =
        message.enforce_nonce === true &&
        world.messages.find(
          each =>
            each.channelId === channel.id &&
            each.nonce !== undefined &&
            each.nonce === String(message.nonce) &&
            !world.forgottenNonces.has(each.nonce),
        )
      return { body: json(same || post(world, channel.id, message, uploads, { authorId: world.botId })) }
    },
    'PATCH /channels/:channel/messages/:message': ({ params, body, uploads }) => {
      readable(world, params.channel!)
      const message = shared(params)
      if (message.authorId !== world.botId)
        throw new Refused(403, 50005, 'Cannot edit a message authored by another user')
      check.editedMessage(
        body as Json,
        uploads.map(each => each.filename),
        (message.flags & V2) !== 0,
      )
      return { body: json(edit(world, message, body as Json, uploads)) }
    },
    'DELETE /channels/:channel/messages/:message': ({ params }) => {
      readable(world, params.channel!)
      shared(params).deleted = true
      world.changed()
      return { status: 204 }
    },
  }
}

function threadRoutes({ world, gateway }: Parts): Record<string, Handler> {
  const tell = (channel: Channel) =>
    gateway.dispatch(
      'THREAD_CREATE',
      { ...channelJson(world, channel), newly_created: true },
      { intent: intentOf.guilds, guildId: channel.guildId },
    )
  return {
    'POST /channels/:channel/threads': ({ params, body }) => {
      const parent = readable(world, params.channel!)
      check.thread(body as Json)
      if (parent.type !== 0) throw new Refused(400, 50024, 'Cannot execute action on this channel type')
      const type = Number((body as Json).type ?? 12) === 12 ? 12 : 11
      need(world, parent, type === 12 ? bits.CreatePrivateThreads : bits.CreatePublicThreads)
      const thread = world.addChannel({
        type,
        name: String((body as Json).name),
        guildId: parent.guildId,
        parentId: parent.id,
        people: new Set([world.botId]),
      })
      tell(thread)
      world.changed()
      return { status: 201, body: channelJson(world, thread) }
    },
    'GET /guilds/:guild/threads/active': ({ params }) => {
      const guild = world.botsGuild(params.guild!)
      const threads = [...world.channels.values()].filter(
        each => each.guildId === guild.id && each.type > 1 && !each.archived && holds(world, each, bits.ViewChannel),
      )
      return { body: { threads: threads.map(each => channelJson(world, each)), members: [] } }
    },
    'PATCH /channels/:channel': ({ params, body }) => {
      const channel = readable(world, params.channel!)
      if (channel.type !== 12 && channel.type !== 11) need(world, channel, bits.ManageChannels)
      if (typeof (body as Json).archived === 'boolean') channel.archived = (body as Json).archived as boolean
      if (typeof (body as Json).name === 'string') channel.name = String((body as Json).name)
      return { body: channelJson(world, channel) }
    },
    'PUT /channels/:channel/thread-members/:user': ({ params }) => {
      const thread = readable(world, params.channel!)
      if (thread.type !== 12 && thread.type !== 11)
        throw new Refused(400, 50024, 'Cannot execute action on this channel type')
      need(world, thread, bits.SendMessagesInThreads)
      const person = world.account(params.user!)
      const guild = world.guild(thread.guildId!)
      if (!guild.members.has(person.id)) throw unknown.member()
      // topics/threads: whoever cannot see the parent channel cannot be in its thread.
      if ((world.permissions(person.id, world.channel(thread.parentId!)) & bits.ViewChannel) === 0n)
        throw missingAccess()
      thread.people.add(person.id)
      world.changed()
      return { status: 204 }
    },
    'DELETE /channels/:channel/thread-members/:user': ({ params }) => {
      readable(world, params.channel!).people.delete(params.user!)
      world.changed()
      return { status: 204 }
    },
  }
}

function guildRoutes({ world, gateway }: Parts): Record<string, Handler> {
  const members = (guild: Guild, ids: string[]) => ids.map(id => memberJson(world, guild, id))
  const event = (guild: Guild, id: string) => {
    const found = guild.events.get(id)
    if (!found) throw unknown.event()
    return found
  }
  const mayHold = (guild: Guild) => {
    if ((world.guildPermissions(world.botId, guild) & (bits.CreateEvents | bits.ManageEvents)) === 0n)
      throw missingPermissions()
  }
  return {
    'GET /guilds/:guild': ({ params }) => ({ body: guildJson(world.botsGuild(params.guild!)) }),
    'GET /guilds/:guild/channels': ({ params }) => {
      const guild = world.botsGuild(params.guild!)
      const text = [...world.channels.values()].filter(each => each.guildId === guild.id && each.type === 0)
      return { body: text.map(each => channelJson(world, each)) }
    },
    'GET /guilds/:guild/roles': ({ params }) => ({
      body: [...world.botsGuild(params.guild!).roles.values()].map(roleJson),
    }),
    'GET /guilds/:guild/members': ({ params, query }) => {
      const guild = world.botsGuild(params.guild!)
      // resources/guild, "List Guild Members": only with the GUILD_MEMBERS intent.
      if ((gateway.privileged & intentOf.members) === 0) throw missingAccess()
      const after = BigInt(query.get('after') ?? '0')
      const page = [...guild.members.keys()].filter(id => BigInt(id) > after).slice(0, Number(query.get('limit') ?? 1))
      return { body: members(guild, page) }
    },
    'GET /guilds/:guild/members/search': ({ params, query }) => {
      const guild = world.botsGuild(params.guild!)
      const start = (query.get('query') ?? '').toLowerCase()
      const hits = [...guild.members.keys()].filter(id => {
        const account = world.account(id)
        return [account.username, account.name].some(name => name.toLowerCase().startsWith(start))
      })
      return { body: members(guild, hits.slice(0, Number(query.get('limit') ?? 1))) }
    },
    'GET /guilds/:guild/members/:user': ({ params }) => {
      const guild = world.botsGuild(params.guild!)
      const person = world.account(params.user!)
      if (!guild.members.has(person.id)) throw unknown.member()
      return { body: memberJson(world, guild, person.id) }
    },
    'GET /guilds/:guild/scheduled-events': ({ params }) => ({
      // Those that are over or called off are not among them.
      body: [...world.botsGuild(params.guild!).events.values()].filter(({ status }) => Number(status) < 3),
    }),
    'GET /guilds/:guild/scheduled-events/:event': ({ params }) => ({
      body: event(world.botsGuild(params.guild!), params.event!),
    }),
    'POST /guilds/:guild/scheduled-events': ({ params, body }) => {
      const guild = world.botsGuild(params.guild!)
      mayHold(guild)
      check.newEvent(body as Json)
      if (guild.events.size >= 100)
        throw new Refused(400, 30038, 'Maximum number of guild scheduled events reached (100)')
      const made = {
        channel_id: null,
        creator_id: world.botId,
        status: 1,
        entity_id: null,
        image: null,
        description: null,
        ...(body as Json),
        id: world.newId(),
        guild_id: guild.id,
      }
      guild.events.set(made.id, made)
      gateway.dispatch('GUILD_SCHEDULED_EVENT_CREATE', made, { intent: intentOf.events, guildId: guild.id })
      world.changed()
      return { body: made }
    },
    'PATCH /guilds/:guild/scheduled-events/:event': ({ params, body }) => {
      const guild = world.botsGuild(params.guild!)
      mayHold(guild)
      check.editedEvent(body as Json)
      const before = Number(event(guild, params.event!).status)
      if (before > 2) throw new Refused(400, 180_000, 'Cannot update a finished event')
      const status = Number((body as Json).status ?? before)
      // resources/guild-scheduled-event, "Valid Guild Scheduled Event Status Transitions".
      if (status !== before && !['1 2', '1 4', '2 3'].includes(`${before} ${status}`))
        throw invalidForm([{ path: ['status'], message: 'This transition is not allowed.' }])
      const changed = { ...event(guild, params.event!), ...(body as Json) }
      guild.events.set(params.event!, changed)
      world.changed()
      return { body: changed }
    },
    'DELETE /guilds/:guild/scheduled-events/:event': ({ params }) => {
      const guild = world.botsGuild(params.guild!)
      mayHold(guild)
      event(guild, params.event!)
      guild.events.delete(params.event!)
      world.changed()
      return { status: 204 }
    },
  }
}

const botsGuilds = (world: World) => [...world.guilds.values()].filter(guild => guild.members.has(world.botId))

const holds = (world: World, channel: Channel, bit: bigint) => (world.permissions(world.botId, channel) & bit) !== 0n

/** A channel the bot may look into; of any other it learns nothing but "missing access". */
function readable(world: World, id: string): Channel {
  const channel = world.channel(id)
  if (channel.guildId && !world.guild(channel.guildId).members.has(world.botId)) throw missingAccess()
  if (!holds(world, channel, bits.ViewChannel)) throw missingAccess()
  return channel
}

function need(world: World, channel: Channel, bit: bigint): void {
  if (!holds(world, channel, bit)) throw missingPermissions()
}

/** A channel the bot may write in now: permission in a server, an open door in a direct conversation. */
function writable(world: World, id: string): Channel {
  const channel = readable(world, id)
  if (channel.type === 1) {
    const person = world.account([...channel.people].find(each => each !== world.botId)!)
    if (!world.shareGuild(person.id, world.botId)) throw noMutualGuild()
    if (person.dms === 'closed' || person.bot) throw closedDirectMessages()
    return channel
  }
  need(world, channel, channel.type === 0 ? bits.SendMessages : bits.SendMessagesInThreads)
  return channel
}

function commandJson(world: World, wanted: Json, known: Json | undefined, guildId: string | undefined): Json {
  const localized = (each: Json): Json => ({
    ...each,
    name_localizations: each.name_localizations ?? null,
    description_localizations: each.description_localizations ?? null,
    ...(Array.isArray(each.options) ? { options: (each.options as Json[]).map(localized) } : {}),
    ...(Array.isArray(each.choices)
      ? { choices: (each.choices as Json[]).map(choice => ({ name_localizations: null, ...choice })) }
      : {}),
  })
  return {
    ...localized(wanted),
    id: known?.id ?? world.newId(),
    application_id: world.applicationId,
    version: world.newId(),
    type: wanted.type ?? 1,
    description: wanted.description ?? '',
    default_member_permissions: wanted.default_member_permissions ?? null,
    nsfw: false,
    ...(guildId
      ? { guild_id: guildId }
      : { contexts: wanted.contexts ?? null, integration_types: wanted.integration_types ?? [0] }),
  }
}

function withoutLocalizations(command: Json): Json {
  const { name_localizations, description_localizations, ...rest } = command
  for (const field of ['options', 'choices']) {
    if (Array.isArray(rest[field])) rest[field] = (rest[field] as Json[]).map(withoutLocalizations)
  }
  return rest
}
