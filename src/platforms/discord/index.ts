import { Client, Events as DiscordEvents, GatewayIntentBits, Options, REST, RESTEvents } from 'discord.js'
import type { Command } from '../../grammar/define.ts'
import type { Clock } from '../../time/clock.ts'
import type { Dispatch, Platform } from '../platform.ts'
import { Deliveries } from './deliver.ts'
import { Events, type Say } from './events.ts'
import { KeptForms } from './kept-forms.ts'
import { People } from './people.ts'
import { Places } from './places.ts'
import { Commands, publish } from './registration.ts'

export { Commands, publish } from './registration.ts'

export type DiscordSettings = {
  readonly token: string
  /** DISCORD_APPLICATION_ID; asked of Discord when it is left out. */
  readonly applicationId?: string | undefined
  /** DISCORD_API_URL; Discord's own when it is left out. */
  readonly apiUrl?: string | undefined
  /** ASSIDU_PREFIX, put before every command name. */
  readonly prefix?: string
}

export type DiscordParts = {
  readonly dispatch: Dispatch
  readonly commands: readonly Command[]
  readonly clock: Clock
  readonly say: Say
  /** The bot came to a server, or was removed from one (an outage is neither). */
  readonly invited?: (place: string, name: string) => void
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
  client.on(DiscordEvents.GuildCreate, guild => parts.invited?.(guild.id, guild.name))
  // discord.js emits this for a removal only; an outage is GuildUnavailable.
  client.on(DiscordEvents.GuildDelete, guild => parts.uninstalled?.(guild.id))
  client.on(DiscordEvents.InteractionCreate, interaction => void events.take(interaction))
  await logIn(client, settings.token)

  const bot = client.user!.id
  const applicationId = settings.applicationId ?? client.application!.id
  const rest = openRest(settings, say)
  const deliveries = new Deliveries(rest, parts.clock, bot)
  const people = new People(rest, bot)
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
    name: 'discord',
    post: (target, message) => deliveries.post(target, message),
    edit: (ref, message) => deliveries.edit(ref, message),
    find: (target, message) => deliveries.find(target, message),
    person: (place, account) => people.person(place, account),
    people: (place, channel) => people.inChannel(place, channel),
    channels: place => people.channels(place),
    places: () => places.all(),
    connected: () => client.isReady(),
    async stop() {
      client.removeAllListeners(DiscordEvents.InteractionCreate)
      await events.finished()
      await client.destroy()
    },
  }
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
    const refused = error instanceof Error && /token/i.test(error.message)
    throw new Error(
      refused
        ? 'Discord does not accept DISCORD_TOKEN. Copy the token again from the "Bot" page of the developer portal.'
        : 'Discord cannot be reached. Check the network and DISCORD_API_URL.',
      { cause: error },
    )
  }
  await ready
}
