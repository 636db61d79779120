import { type Client, SimpleShardingStrategy } from 'discord.js'
import type { Say } from './events.ts'

/** What the library keeps to itself: where a connection takes a frame, and where the client takes an event. */
type Shard = { onMessage(data: unknown, isBinary: boolean): Promise<void> }
type Manager = { handlePacket(packet?: { readonly t?: unknown }, shard?: unknown): boolean }

/**
 * Connections whose frames are guarded: the library takes each to be whole, and what it throws over one that is not
 * would be caught by nobody and end the process.
 */
export class GuardedSharding extends SimpleShardingStrategy {
  readonly #say: Say

  constructor(manager: ConstructorParameters<typeof SimpleShardingStrategy>[0], say: Say) {
    super(manager)
    this.#say = say
  }

  override async spawn(shardIds: number[]): Promise<void> {
    await super.spawn(shardIds)
    const { shards } = this as unknown as { shards: ReadonlyMap<number, Shard> }
    for (const shard of shards.values()) {
      const take = shard.onMessage.bind(shard)
      shard.onMessage = async (data, isBinary) => {
        await take(data, isBinary).catch(error => this.#say('warn', leftOut('a frame', error)))
      }
    }
  }
}

/** The same for one event, so that one server that cannot be read does not keep the others from being known. */
export function guardEvents(client: Client, say: Say): void {
  const manager = client.ws as unknown as Manager
  const handle = manager.handlePacket.bind(manager)
  manager.handlePacket = (packet, shard) =>
    guarded(say, `an event (${packet?.t})`, () => handle(packet, shard)) ?? false
}

/** Hands something of Discord's to the library; what it cannot read is told and left out. */
export function guarded<Result>(say: Say, what: string, hand: () => Result): Result | undefined {
  try {
    return hand()
  } catch (error) {
    say('error', leftOut(what, error))
    return undefined
  }
}

const leftOut = (what: string, error: unknown): string => {
  const where = error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 2).join(' ').trim() : String(error)
  return `Discord: ${what} cannot be read and was left out: ${where}`
}
