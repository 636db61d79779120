import { diceOf, mixed } from '../../../src/club/pairing/matching/chance.ts'

/** Chance with a seed: the same numbers for the same seed, on any machine. */
export class Chance {
  readonly #dice: ReturnType<typeof diceOf>

  constructor(seed: number) {
    this.#dice = diceOf(mixed(seed + 1))
  }

  /** From 0, under 1. */
  share(): number {
    return (this.#dice(2 ** 30) + 0.5) / 2 ** 30
  }

  isSo(probability: number): boolean {
    return this.share() < probability
  }

  /** From `from`, under `to`. */
  between(from: number, to: number): number {
    return from + this.share() * (to - from)
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + this.#dice(to - from + 1)
  }

  /** 1 in the middle, spread to both sides by a factor. */
  around(spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(this.share())) * Math.cos(2 * Math.PI * this.share())
    return Math.exp(spread * normal)
  }

  /** How many of something that happens `mean` times on average. */
  count(mean: number): number {
    const limit = Math.exp(-mean)
    let found = 0
    for (let product = this.share(); product > limit; product *= this.share()) found++
    return found
  }

  one<T>(list: readonly T[], weight: (thing: T) => number = () => 1): T {
    let left = this.share() * list.reduce((sum, thing) => sum + weight(thing), 0)
    for (const thing of list) {
      left -= weight(thing)
      if (left <= 0) return thing
    }
    return list.at(-1)!
  }
}
