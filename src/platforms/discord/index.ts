import {
  ChannelType,
  Client,
  Events as DiscordEvents,
  GatewayIntentBits,
  type GuildBasedChannel,
  Options,
  REST,
  RESTEvents,
  Routes,
} from 'discord.js'
import type { Command } from '../../grammar/define.ts'
import type { Clock } from '../../time/clock.ts'
import type { Dispatch, Platform } from '../platform.ts'
import { Deliveries } from './deliver.ts'
import { Events, type Say } from './events.ts'
import { KeptForms } from './kept-forms.ts'
import { neededToPost, People } from './people.ts'
import { Places } from './places.ts'
import { Commands, publish } from './registration.ts'

export type DiscordSettings = {
  readonly token: string
  /** DISCORD_APPLICATION_ID; asked of Discord when it is left out. */
  readonly applicationId?: string | undefined
  /** DISCORD_API_URL; Discord's own when it is left out. */
  readonly apiUrl?: string | undefined
  /** ASSIDU_PREFIX, put before every command name. */
  readonly prefix?: string
  /** False for a process that only sends: two connections with one token would both hear every gesture. */
  readonly listens?: boolean
}

type DiscordParts = {
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
}

export type DiscordPlatform = Platform & {
  /** Whether Discord can reach the bot now. */
  readonly connected: () => boolean
}

const OWN_API = 'https://discord.com/api'

/** Logs in to Discord and answers from now on; refuses, in words, a token that Discord refuses. */
export async function startDiscord(settings: DiscordSettings, parts: DiscordParts): Promise<DiscordPlatform> {
  if (settings.listens === false) return sendOnly(settings, parts)
  const { say } = parts
  const client = openClient(settings)
  const commands = new Commands(parts.commands, settings.prefix)
  const places = new Places(client)
  const events = new Events({
    dispatch: parts.dispatch,
    commands,
    forms: new KeptForms(parts.clock),
    places,
    say,
    thinkAfter: parts.thinkAfter ?? 2_000,
  })
  client.on(DiscordEvents.Error, error => say('error', `Discord: ${error.message}`))
  client.on(DiscordEvents.Warn, message => say('warn', `Discord: ${message}`))
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
    parts.dead?.('invalidated')
  })
  client.on(DiscordEvents.GuildCreate, guild => parts.joined?.(guild.id, guild.name))
  // discord.js emits this for a removal only; an outage is GuildUnavailable.
  client.on(DiscordEvents.GuildDelete, guild => parts.uninstalled?.(guild.id))
  client.on(DiscordEvents.ChannelUpdate, (_, channel) => {
    if (!channel.isDMBased() && mayPost(channel)) parts.invited?.(channel.guildId, channel.id)
  })
  client.on(DiscordEvents.GuildRoleUpdate, (_, { guild }) => {
    for (const channel of guild.channels.cache.values()) if (mayPost(channel)) parts.invited?.(guild.id, channel.id)
  })
  client.on(DiscordEvents.InteractionCreate, interaction => void events.take(interaction))
  await logIn(client, settings.token)

  const sending = sender(openRest(settings, say), parts.clock, client.user!.id)
  const applicationId = settings.applicationId ?? client.application!.id
  const published = await publish(client.rest, applicationId, commands).catch((error: Error) => {
    // The commands of the last time still work; a bot that answers is worth more than one that does not start.
    say(
      'error',
      `Discord: the slash commands could not be published (${error.message}). \`assidu discord-commands\` tries again.`,
    )
    return 'not published'
  })
  if (published === 'published') say('info', 'Discord: the slash commands were published')

  return {
    ...sending,
    places: () => places.all(),
    connected: () => client.isReady(),
    async stop() {
      client.removeAllListeners(DiscordEvents.InteractionCreate)
      await events.finished()
      await client.destroy()
    },
  }
}

/** Sending and asking without a connection of its own. */
async function sendOnly(settings: DiscordSettings, parts: DiscordParts): Promise<DiscordPlatform> {
  const rest = openRest(settings, parts.say)
  try {
    const me = (await rest.get(Routes.user())) as { id: string }
    const guilds = (await rest.get(Routes.userGuilds())) as { id: string; name: string }[]
    return {
      ...sender(rest, parts.clock, me.id),
      places: () => guilds.map(({ id, name }) => ({ place: id, name })),
      connected: () => true,
      stop: async () => {},
    }
  } catch (error) {
    throw refusal(error)
  }
}

function sender(rest: REST, clock: Clock, bot: string): Omit<Platform, 'places' | 'stop'> {
  const deliveries = new Deliveries(rest, clock, bot)
  const people = new People(rest, bot)
  return {
    name: 'discord',
    post: (target, message) => deliveries.post(target, message),
    edit: (ref, message) => deliveries.edit(ref, message),
    find: (target, message) => deliveries.find(target, message),
    person: (place, account) => people.person(place, account),
    people: (place, channel) => people.inChannel(place, channel),
    channels: place => people.channels(place),
  }
}

function mayPost(channel: GuildBasedChannel): boolean {
  const { me } = channel.guild.members
  return channel.type === ChannelType.GuildText && me !== null && channel.permissionsFor(me).has(neededToPost)
}

/** A client that keeps little: servers, channels and roles, no messages, few members. */
function openClient({ apiUrl }: DiscordSettings): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      GuildMemberManager: { maxSize: 200, keepOverLimit: member => member.id === member.client.user.id },
    }),
    sweepers: {
      ...Options.DefaultSweeperSettings,
      users: { interval: 3_600, filter: () => user => user.id !== user.client.user.id },
    },
    rest: { api: apiUrl ?? OWN_API, version: '10' },
  })
}

/** For what the bot says by itself: nothing is waited for and nothing repeated in silence; the delivery decides. */
function openRest({ apiUrl, token }: DiscordSettings, say: Say): REST {
  const rest = new REST({
    api: apiUrl ?? OWN_API,
    version: '10',
    retries: 0,
    timeout: 15_000,
    rejectOnRateLimit: () => true,
    // Ten thousand refusals in ten minutes and Discord shuts the whole address out.
    invalidRequestWarningInterval: 100,
  }).setToken(token)
  rest.on(RESTEvents.InvalidRequestWarning, ({ count }) =>
    say('warn', `Discord: ${count} calls refused within ten minutes`),
  )
  return rest
}

async function logIn(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>(resolve => client.once(DiscordEvents.ClientReady, () => resolve()))
  try {
    await client.login(token)
  } catch (error) {
    await client.destroy()
    throw refusal(error)
  }
  await ready
}

function refusal(error: unknown): Error {
  const refused = error instanceof Error && /token|401/i.test(error.message)
  return new Error(
    refused
      ? 'Discord does not accept DISCORD_TOKEN. Copy the token again from the "Bot" page of the developer portal.'
      : 'Discord cannot be reached. Check the network and DISCORD_API_URL.',
    { cause: error },
  )
}
