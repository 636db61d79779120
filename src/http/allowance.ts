/** How often something may be asked for in a while, each asker for himself; what it knows of them ends with each while. */
export class Allowance {
  readonly #most: number
  readonly #seconds: number
  readonly #now: () => Temporal.Instant
  readonly #taken = new Map<string, number>()
  #until: Temporal.Instant

  /** `now` is the machine's clock. */
  constructor({ most, seconds, now }: { most: number; seconds: number; now: () => Temporal.Instant }) {
    this.#most = most
    this.#seconds = seconds
    this.#now = now
    this.#until = now()
  }

  /** One more of this asker: 0 where he may, else in how many seconds to come again. */
  take(asker: string): number {
    const left = this.#left()
    const taken = this.#taken.get(asker) ?? 0
    if (taken >= this.#most) return left
    this.#taken.set(asker, taken + 1)
    return 0
  }

  /** Whether he has used it up, without taking of it. */
  isUsedUp(asker: string): boolean {
    this.#left()
    return (this.#taken.get(asker) ?? 0) >= this.#most
  }

  /** Seconds to the end of this while; a new one begins where it has ended. */
  #left(): number {
    const left = this.#now().until(this.#until).total('seconds')
    if (left > 0) return Math.ceil(left)
    this.#taken.clear()
    this.#until = this.#now().add({ seconds: this.#seconds })
    return this.#seconds
  }
}
