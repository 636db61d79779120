import type { Client } from 'discord.js'
import { isCode } from './answer.ts'

const unknownMember = 10007

/** Where and by whom something was done. */
type From = { readonly guildId: string | null; readonly user: { readonly id: string } }

/** Which server a gesture belongs to. In a direct conversation Discord does not say: the button does, or what he did last. */
export class Places {
  readonly #client: Client
  readonly #last = new Map<string, string>()

  constructor(client: Client) {
    this.#client = client
  }

  all(): { place: string; name: string }[] {
    return [...this.#client.guilds.cache.values()].map(guild => ({ place: guild.id, name: guild.name ?? guild.id }))
  }

  async of(interaction: From, named: string | undefined): Promise<string> {
    const place =
      interaction.guildId ??
      named ??
      this.#last.get(interaction.user.id) ??
      (await this.#sharedWith(interaction.user.id))
    this.#last.delete(interaction.user.id)
    this.#last.set(interaction.user.id, place)
    const [oldest] = this.#last.keys()
    if (this.#last.size > 5_000 && oldest !== undefined) this.#last.delete(oldest)
    return place
  }

  /** The first server in which he is too; none is an empty place, where there is no club. */
  async #sharedWith(account: string): Promise<string> {
    const guilds = [...this.#client.guilds.cache.values()]
    if (guilds.length === 1) return guilds[0]!.id
    for (const guild of guilds.slice(0, 20)) {
      if (await guild.members.fetch({ user: account }).catch(unlessUnknown)) return guild.id
    }
    return ''
  }
}

function unlessUnknown(error: unknown): null {
  if (isCode(error, unknownMember)) return null
  throw error
}
