import { Client, Events as DiscordEvents, GatewayIntentBits, Options, REST, RESTEvents } from 'discord.js'
import type { Say } from './events.ts'
import { GuardedSharding, guardEvents } from './frames.ts'
import { NotDiscord } from './trouble.ts'

/** DISCORD_TOKEN and DISCORD_API_URL; Discord's own address when it is left out. */
export type Access = { readonly token: string; readonly apiUrl?: string | undefined }

const OWN_API = 'https://discord.com/api'

/** A client that keeps little: servers, channels and roles, no messages, few members. */
export function openClient({ apiUrl, token }: Access, say: Say): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
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

export async function logIn(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>(resolve => client.once(DiscordEvents.ClientReady, () => resolve()))
  try {
    await client.login(token)
  } catch (error) {
    await client.destroy()
    throw refusal(error)
  }
  await ready
}

/** Why Discord could not be entered, in words. */
export function refusal(error: unknown): Error {
  const refused = error instanceof Error && /token|401/i.test(error.message)
  return new Error(
    refused
      ? 'Discord does not accept DISCORD_TOKEN. Copy the token again from the "Bot" page of the developer portal.'
      : 'Discord cannot be reached. Check the network and DISCORD_API_URL.',
    { cause: error },
  )
}
