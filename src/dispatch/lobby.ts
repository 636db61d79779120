import { TooBusy } from '../db/connect.ts'

type Entry = () => void

/**
 * Who comes by a gesture or a page waits here for his turn, and not with a connection to the database in his hand: so many
 * are served at once, and the clubs take turns, so that a crowd in one holds up nobody in another. He waits as long as it
 * takes; only where `most` wait already is he turned away.
 */
export class Lobby {
  #free: number
  readonly #most: number
  #waiting = 0
  /** Those who wait, by line; the line whose turn is next comes first. */
  readonly #lines = new Map<string, Entry[]>()

  constructor({ atOnce, most }: { readonly atOnce: number; readonly most: number }) {
    this.#free = atOnce
    this.#most = most
  }

  /** Runs `work` when its turn has come; throws TooBusy where too many wait. */
  async serve<Result>(line: string, work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free--
    else await this.#turn(line)
    try {
      return await work()
    } finally {
      const next = this.#next()
      if (next) next()
      else this.#free++
    }
  }

  async #turn(line: string): Promise<void> {
    if (this.#waiting >= this.#most) throw new TooBusy(`${this.#waiting} gestures wait for their turn`)
    this.#waiting++
    const { promise, resolve } = Promise.withResolvers<void>()
    const entries = this.#lines.get(line)
    if (entries) entries.push(resolve)
    else this.#lines.set(line, [resolve])
    await promise
  }

  #next(): Entry | undefined {
    const [first] = this.#lines
    if (!first) return undefined
    const [line, entries] = first
    const entry = entries.shift()
    this.#lines.delete(line)
    if (entries.length > 0) this.#lines.set(line, entries)
    this.#waiting--
    return entry
  }
}
