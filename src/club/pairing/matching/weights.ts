import { type Board, barred, complementLevels, longestAgo, lotOf, neverMet } from './board.ts'

/**
 * The wishes, from the least to the greatest, each with the most that one pair can have of it. They are added up over all
 * pairs of a round, so for a wish to come before all that stand below it one step of it is worth more than these can be in
 * as many pairs as a round has. Above a hundred members the factor stays at 50: weights stay under 2^51, where
 * the matching is exact, and greater wishes still come first wherever fewer than fifty pairs disagree.
 */
const most = {
  lot: 31,
  otherTrade: 1,
  complement: complementLevels,
  newcomer: 1,
  months: longestAgo,
  neverMet: 1,
  leftOut: 2,
} as const

export type Weigh = (one: number, other: number) => number

/** What one step of each wish is worth in a club of this size. */
export function worth(size: number): Readonly<Record<keyof typeof most, number>> {
  // Three together are three pairs.
  const factor = Math.max(1, Math.min(50, size % 2 === 1 ? (size + 3) / 2 : size / 2))
  let below = 0
  const steps = Object.entries(most).map(([wish, count]) => {
    const step = factor * below + 1
    below += count * step
    return [wish, step] as const
  })
  return Object.fromEntries(steps) as Record<keyof typeof most, number>
}

export type Weights = {
  readonly weigh: Weigh
  /**
   * What the two have for each other, without what one of them brings wherever he goes (he is new, he was left out): by it
   * partners are chosen, or all would choose the same few.
   */
  readonly forEachOther: Weigh
  readonly lot: Weigh
}

/**
 * The weights in the nth drawing of lots. `everybodyNew`: only pairs that never met are looked at, and everybody is in one;
 * what is the same for all of them is left out, and weights stay small.
 */
export function weights(board: Board, drawing: number, everybodyNew: boolean): Weights {
  const step = worth(board.size)
  const { size, since, complement, alike, newcomer, leftOut } = board
  const lot: Weigh = (one, other) => lotOf(board, one, other, drawing)
  const forEachOther: Weigh = (one, other) => {
    const at = one * size + other
    const small = (lot(one, other) & most.lot) + (1 - alike[at]!) * step.otherTrade + complement[at]! * step.complement
    const known = since[at]!
    if (everybodyNew || known === barred) return small
    return small + (known === neverMet ? step.neverMet : (known - 1) * step.months)
  }
  const weigh: Weigh = (one, other) =>
    forEachOther(one, other) +
    (newcomer[one] || newcomer[other] ? step.newcomer : 0) +
    (everybodyNew ? 0 : ((leftOut[one] ? 1 : 0) + (leftOut[other] ? 1 : 0)) * step.leftOut)
  return { weigh, forEachOther, lot }
}
