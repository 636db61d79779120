import {
  type Client,
  Events as DiscordEvents,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  type Guild,
  type GuildBasedChannel,
  type REST,
  Routes,
} from 'discord.js'
import type { Router } from 'express'
import type { Dispatch, Platform } from '../../contract/platform.ts'
import type { Command } from '../../grammar/define.ts'
import type { Clock } from '../../time/clock.ts'
import { type Access, entryTrouble, logIn, openClient, openRest } from './client.ts'
import { Deliveries, drawingOf } from './deliver.ts'
import { Events, type Say } from './events.ts'
import { bringEvent } from './events-of-server.ts'
import { guarded } from './frames.ts'
import { hand, interactionsRouter } from './http.ts'
import { KeptForms } from './kept-forms.ts'
import { Mentions } from './mentions.ts'
import { isForPosts, mayPostWith, People } from './people.ts'
import { Places } from './places.ts'
import { Commands, publish } from './registration.ts'
import { Standby, type Turns } from './standby.ts'

export type DiscordSettings = Access & {
  /** DISCORD_APPLICATION_ID; asked of Discord when it is left out. */
  readonly applicationId?: string | undefined
  /** DISCORD_PUBLIC_KEY: gestures may then come over HTTP, when the developer portal names our address. */
  readonly publicKey?: string | undefined
  /** ASSIDU_PREFIX, put before every command name. */
  readonly prefix?: string
  /** False for a process that only sends, or is given its gestures over HTTP. */
  readonly listens?: boolean
}

type DiscordParts = {
  /** 0: messages are changed as often as one likes. */
  readonly pace?: 0
  readonly dispatch: Dispatch
  readonly commands: readonly Command[]
  readonly clock: Clock
  readonly say: Say
  /** The bot may now post in a channel: what waited for it may go. */
  readonly invited?: (place: string, channel: string) => void
  /** The bot came to a server, or was removed from one (an outage is neither). */
  readonly joined?: (place: string, name: string) => void
  readonly uninstalled?: (place: string) => void
  /** The token is dead: nothing will come any more. */
  readonly dead?: (reason: string) => void
  /** In ms: how long an answer may take before "thinking…" is said. */
  readonly thinkAfter?: number
  /** Where several processes are connected: whose turn it is to answer. */
  readonly turns?: (() => Turns) | undefined
  /** Ends an entering under way. */
  readonly signal?: AbortSignal
}

export type DiscordPlatform = Platform & {
  /** To be mounted on the HTTP server before anything reads bodies: the raw one is signed. Absent without a public key. */
  readonly router?: Router
}

/** Logs in to Discord and answers from now on; throws EntryTrouble when it is down, or refuses the token. */
export async function startDiscord(settings: DiscordSettings, parts: DiscordParts): Promise<DiscordPlatform> {
  const { say } = parts
  const client = openClient(settings, say)
  const commands = new Commands(parts.commands, settings.prefix)
  const places = new Places(client)
  const { dispatch, thinkAfter = 2_000 } = parts
  const events = new Events({ dispatch, commands, forms: new KeptForms(parts.clock), places, say, thinkAfter })
  client.on(DiscordEvents.Error, error => say('error', `Discord: ${error.message}`))
  client.on(DiscordEvents.Warn, message => say('warn', `Discord: ${message}`))
  // What comes over HTTP comes to one process only.
  const turns = settings.publicKey === undefined ? parts.turns : undefined
  const standby = new Standby(client, turns, interaction => void events.take(interaction))
  client.on(DiscordEvents.InteractionCreate, interaction => standby.hear(interaction))
  const listens = settings.listens !== false
  if (listens) {
    tellOfConnection(client, parts)
    tellOfPlaces(client, parts)
    await logIn(client, settings.token, parts.signal ?? AbortSignal.any([]))
    standby.enter(client.application!.id)
    await publishNow(client, settings, commands, say)
  }
  const rest = openRest(settings, say)
  const known = listens ? undefined : await whoAmI(rest)
  const me = known?.id ?? client.user!.id
  const sends = sender(rest, parts.clock, me, parts.pace !== 0)
  const mentions = new Mentions({ client, me, dispatch, places, post: sends.post, say })
  // As Discord sends it: the library makes a message only of channels it knows, and it is told of no direct ones.
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) =>
    guarded(say, 'a message', () => void mentions.take(message)),
  )
  const { publicKey } = settings
  const take = (interaction: object) => guarded(say, 'a gesture', () => hand(client, interaction))
  return {
    ...sends,
    places: () => known?.places ?? places.all(),
    connected: () => !listens || client.isReady(),
    async stop() {
      client.removeAllListeners(DiscordEvents.InteractionCreate)
      client.ws.removeAllListeners(GatewayDispatchEvents.MessageCreate)
      // Who takes over has heard what comes from here on.
      await standby.leave()
      await events.finished()
      await mentions.finished()
      await client.destroy()
    },
    ...(publicKey === undefined ? {} : { router: interactionsRouter({ publicKey, clock: parts.clock, take }) }),
  }
}

function tellOfConnection(client: Client, { say, dead }: DiscordParts): void {
  client.on(DiscordEvents.ShardError, error =>
    say('warn', `Discord: the connection broke (${error.message}); it will be made anew`),
  )
  client.on(DiscordEvents.ShardDisconnect, event => say('warn', `Discord: disconnected (${event.code})`))
  client.on(DiscordEvents.ShardResume, () => say('info', 'Discord: connected again'))
  client.on(DiscordEvents.Invalidated, () => {
    say(
      'error',
      'Discord has ended the session: the token is no longer valid. Copy it again from the developer portal.',
    )
    dead?.('invalidated')
  })
}

/**
 * The bot came or went; what it may do in a channel changed, whoever's hand it was: an overwrite of the channel, a role, or
 * the bot's own roles, of which Discord tells it without the members intent.
 */
function tellOfPlaces(client: Client, { joined, uninstalled, invited }: DiscordParts): void {
  client.on(DiscordEvents.GuildCreate, guild => joined?.(guild.id, guild.name))
  // discord.js emits this for a removal only; an outage is GuildUnavailable.
  client.on(DiscordEvents.GuildDelete, guild => uninstalled?.(guild.id))
  const look = (channel: GuildBasedChannel) => {
    if (mayPost(channel)) invited?.(channel.guildId, channel.id)
  }
  const lookAll = (guild: Guild) => guild.channels.cache.forEach(look)
  client.on(DiscordEvents.ChannelUpdate, (_, channel) => {
    if (!channel.isDMBased()) look(channel)
  })
  client.on(DiscordEvents.GuildRoleUpdate, (_, { guild }) => lookAll(guild))
  client.on(DiscordEvents.GuildRoleDelete, ({ guild }) => lookAll(guild))
  client.on(DiscordEvents.GuildMemberUpdate, (_, member) => {
    if (member.id === client.user?.id) lookAll(member.guild)
  })
}

function mayPost(channel: GuildBasedChannel): boolean {
  const { me } = channel.guild.members
  return isForPosts(channel) && me !== null && mayPostWith(channel.permissionsFor(me).bitfield)
}

/** The commands of the last time still work: a bot that answers is worth more than one that does not start. */
async function publishNow(client: Client, settings: DiscordSettings, commands: Commands, say: Say): Promise<void> {
  try {
    const outcome = await publish(client.rest, settings.applicationId ?? client.application!.id, commands)
    if (outcome === 'published') say('info', 'Discord: the slash commands were published')
  } catch (error) {
    say(
      'error',
      `Discord: the slash commands could not be published (${String(error)}). ` +
        '`assidu discord-commands` tries again.',
    )
  }
}

/** The bot's account, and its servers, asked without a connection to the gateway. */
async function whoAmI(rest: REST) {
  try {
    const { id } = (await rest.get(Routes.user())) as { id: string }
    const guilds = (await rest.get(Routes.userGuilds())) as { id: string; name: string }[]
    return { id, places: guilds.map(guild => ({ place: guild.id, name: guild.name })) }
  } catch (error) {
    throw entryTrouble(error)
  }
}

function sender(
  rest: REST,
  clock: Clock,
  bot: string,
  paced: boolean,
): Omit<Platform, 'places' | 'connected' | 'stop'> {
  const deliveries = new Deliveries(rest, clock, bot)
  const people = new People(rest, bot)
  return {
    name: 'discord',
    // Whoever administers a server may invite it there.
    comesBy: 'anyone',
    open: group => deliveries.open(group),
    post: (target, message) => deliveries.post(target, message),
    edit: (ref, message) => deliveries.edit(ref, message),
    // Five in five seconds are allowed in a channel.
    ...(paced && { edits: { atOnce: 3, everySeconds: 2 } }),
    drawing: drawingOf,
    find: (target, id) => deliveries.find(target, id),
    remove: ref => deliveries.remove(ref),
    bring: (place, what) => bringEvent(rest, bot, place, what),
    probe: place => deliveries.probe(place),
    person: (place, account) => people.person(place, account),
    people: (place, channel) => people.inChannel(place, channel),
    channels: place => people.channels(place),
  }
}
