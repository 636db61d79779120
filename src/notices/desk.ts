/**
 * Where jobs work on the database: so many at once, in the order in which they came. Whoever waits for a network has left
 * it, and holds up nobody.
 */
export class Desk {
  readonly places: number
  #free: number
  readonly #waiting: (() => void)[] = []
  #changed: () => void = () => {}

  constructor(places: number) {
    this.places = places
    this.#free = places
  }

  /** Places nobody has or waits for. */
  get free(): number {
    return this.#free
  }

  async at<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>(resolve => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else {
        this.#free++
        this.#changed()
      }
    }
  }

  /** Calls whenever a place is left with nobody waiting for it. */
  onFree(changed: () => void): void {
    this.#changed = changed
  }
}
