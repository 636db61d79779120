import {
  Client,
  Events as DiscordEvents,
  DiscordjsErrorCodes,
  GatewayIntentBits,
  Options,
  REST,
  RESTEvents,
} from 'discord.js'
import { answersWithin } from '../../contract/platform.ts'
import { EntryTrouble } from '../entry.ts'
import type { Say } from './events.ts'
import { GuardedSharding, guardEvents } from './frames.ts'
import { NotDiscord } from './trouble.ts'

/** DISCORD_TOKEN and DISCORD_API_URL; Discord's own address when it is left out. */
export type Access = { readonly token: string; readonly apiUrl?: string | undefined }

const OWN_API = 'https://discord.com/api'

/** A client that keeps little: servers, channels and roles, no messages, few members. */
export function openClient({ apiUrl, token }: Access, say: Say): Client {
  const client = new Client({
    // None of them is privileged. What is written reaches it where it is called, or written to.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // As many connections as Discord recommends: one up to 2,500 servers.
    shards: 'auto',
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      GuildMemberManager: { maxSize: 200, keepOverLimit: member => member.id === member.client.user?.id },
    }),
    sweepers: {
      ...Options.DefaultSweeperSettings,
      users: { interval: 3_600, filter: () => user => user.id !== user.client.user?.id },
    },
    rest: { api: apiUrl ?? OWN_API, version: '10' },
    ws: { buildStrategy: manager => new GuardedSharding(manager, say) },
  })
  guardEvents(client, say)
  client.rest.setToken(token)
  return client
}

/**
 * The library forgets its token at the first 401, whatever that came from, and asks nothing more until the next start; and
 * gives the bytes of a web page as if they were an answer.
 */
class SteadyRest extends REST {
  override setToken(token: string): this {
    return token ? super.setToken(token) : this
  }

  override async request(options: Parameters<REST['request']>[0]): Promise<unknown> {
    const answer = await super.request(options)
    if (answer instanceof ArrayBuffer && answer.byteLength > 0) throw new NotDiscord('a web page instead of an answer')
    return answer
  }
}

/** For what the bot says by itself: nothing is waited for and nothing repeated in silence; the delivery decides. */
export function openRest({ apiUrl, token }: Access, say: Say): REST {
  const rest = new SteadyRest({
    api: apiUrl ?? OWN_API,
    version: '10',
    retries: 0,
    timeout: answersWithin * 1_000,
    rejectOnRateLimit: () => true,
    // Ten thousand refusals in ten minutes and Discord shuts the whole address out.
    invalidRequestWarningInterval: 100,
  }).setToken(token)
  rest.on(RESTEvents.InvalidRequestWarning, ({ count }) =>
    say('warn', `Discord: ${count} calls refused within ten minutes`),
  )
  return rest
}

/** Enters, or throws EntryTrouble; `signal` ends an entering that hangs. */
export async function logIn(client: Client, token: string, signal: AbortSignal): Promise<void> {
  const ready = new Promise<void>(resolve => client.once(DiscordEvents.ClientReady, () => resolve()))
  const ended = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => ended.reject(signal.reason))
  try {
    await Promise.race([client.login(token).then(() => ready), ended.promise])
  } catch (error) {
    await client.destroy()
    throw entryTrouble(error)
  }
}

/** Why Discord could not be entered. The library says so in words and codes of its own. */
export function entryTrouble(error: unknown): EntryTrouble {
  const { message = '', code = '', status = 0 } = error as { message?: string; code?: string | number; status?: number }
  // A proxy on the way that wants to know who we are says 401 too, without a code of Discord's.
  if (
    code === DiscordjsErrorCodes.TokenInvalid ||
    (status === 401 && typeof code === 'number') ||
    message === 'Authentication failed'
  )
    return new EntryTrouble(
      'token refused',
      { variable: 'DISCORD_TOKEN', code: String(code || '401') },
      { cause: error },
    )
  if (/^Used (disallowed|invalid) intents$/.test(message))
    return new EntryTrouble('intents refused', { code: message }, { cause: error })
  const detail = status ? `HTTP ${status}` : wayOf(error)
  return new EntryTrouble('unreachable', { platform: 'Discord', address: 'DISCORD_API_URL', detail }, { cause: error })
}

/** What broke on the way, in a word or two. */
function wayOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  const { code } = error as NodeJS.ErrnoException
  if (typeof code === 'string') return code
  return error.cause === undefined ? error.name : wayOf(error.cause)
}
