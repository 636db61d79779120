/** FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return mixed(hash)
}

/** Murmur3’s finalizer: each bit of the number decides about every bit of the result. */
export function mixed(number: number): number {
  let hash = number
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Gives whole numbers from 0 on, under a bound. */
export type Dice = (bound: number) => number

/** Always the same numbers for one seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  return bound => {
    state = (state + 0x6d2b79f5) >>> 0
    let mix = Math.imul(state ^ (state >>> 15), state | 1)
    mix ^= mix + Math.imul(mix ^ (mix >>> 7), mix | 61)
    return Math.floor((((mix ^ (mix >>> 14)) >>> 0) / 2 ** 32) * bound)
  }
}

export function shuffled<One>(list: readonly One[], dice: Dice): One[] {
  const turned = [...list]
  for (let n = turned.length - 1; n > 0; n--) {
    const other = dice(n + 1)
    ;[turned[n], turned[other]] = [turned[other]!, turned[n]!]
  }
  return turned
}

export const numbersUnder = (size: number): number[] => Array.from({ length: size }, (_, n) => n)
