/** Chance that a seed decides: the same seed, the same choices. */
export type Chance = {
  /** A whole number from 0 to `n` - 1. */
  below(n: number): number
  one<T>(of: readonly T[]): T
  /** True `percent` times in a hundred. */
  happens(percent: number): boolean
}

/** mulberry32 (Tommy Ettinger, public domain). */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, one: of => of[below(of.length)]!, happens: percent => next() * 100 < percent }
}
