/** Which arm of the comparison an episode falls into: the message is sent at once, or 21 days later. */
export type Arm = 'now' | 'delayed'

/** Half and half until so many episodes of the installation tell something, then only one in five waits. */
const halfUntil = 400
const delayedShare = { half: 1 / 2, fifth: 1 / 5 } as const

/**
 * With which odds an episode was tossed. Episodes of another time were tossed with others, and members act more at some
 * times than at others: only those of one coin are compared.
 */
export type Coin = keyof typeof delayedShare

/** A number in [0, 1) that depends on the text alone, the same on every machine (FNV-1a, then murmur3's finalizer). */
export function stableFraction(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** The coin of one episode; `before` counts the episodes of the installation, all clubs pooled. */
export const coinOf = (before: number): Coin => (before < halfUntil ? 'half' : 'fifth')

/** On which side it falls. */
export const armOf = (key: string, coin: Coin): Arm => (stableFraction(key) < delayedShare[coin] ? 'delayed' : 'now')
