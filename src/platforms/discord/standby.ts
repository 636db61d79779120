import type { Client, Interaction } from 'discord.js'

/** Which of several processes answers on which connection; see src/db/turns.ts. */
export type Turns = {
  take(names: readonly string[], began: (name: string) => void): void
  readonly ours: (name: string) => boolean
  leave(): Promise<void>
}

/** How long a gesture may still be answered, in ms: Discord gives it up after three seconds. */
const answerable = 2_500

/**
 * Two connections with one token both hear every gesture: the one whose turn it is answers. The other keeps the last ones,
 * and answers them when the turn comes to it, since nobody else does any more.
 */
export class Standby {
  readonly #client: Client
  readonly #open: (() => Turns) | undefined
  readonly #answer: (interaction: Interaction) => void
  readonly #kept = new Set<Interaction>()
  #turns: Turns | undefined

  constructor(client: Client, open: (() => Turns) | undefined, answer: (interaction: Interaction) => void) {
    this.#client = client
    this.#open = open
    this.#answer = answer
  }

  /** Takes part, once the client knows who it is and how many connections it has. */
  enter(application: string): void {
    const names = [...this.#client.ws.shards.keys()].map(shard => nameOf(application, shard))
    this.#turns = this.#open?.()
    this.#turns?.take(names, began => this.#goOn(application, began))
  }

  hear(interaction: Interaction): void {
    const application = interaction.applicationId
    if (!this.#open || this.#turns?.ours(nameOf(application, shardOf(interaction)))) this.#answer(interaction)
    else this.#keep(interaction)
  }

  #keep(interaction: Interaction): void {
    this.#kept.add(interaction)
    setTimeout(() => this.#kept.delete(interaction), answerable).unref()
  }

  leave = async (): Promise<void> => this.#turns?.leave()

  #goOn(application: string, began: string): void {
    for (const interaction of this.#kept) {
      if (nameOf(application, shardOf(interaction)) !== began) continue
      this.#kept.delete(interaction)
      this.#answer(interaction)
    }
  }
}

const nameOf = (application: string, shard: number) => `discord/${application}/${shard}`
/** What happens in a direct conversation comes over the first connection. */
const shardOf = (interaction: Interaction): number => interaction.guild?.shardId ?? 0
