import { type Dice, numbersUnder, shuffled } from './chance.ts'
import { roundsOf } from './factors.ts'
import { aloneIn, degreesOf, type Graph, mostPairs, nobodyPaired, without } from './graph.ts'

/** A division that there is is nearly always found at once; where it is missed, lots are drawn again. */
const attempts = 6

/** How far ahead is looked where not everybody has as many left to meet. */
const roundsAhead = (size: number): number => (size <= 60 ? size : size <= 200 ? 4 : 1)

export type Outlook = {
  /** So many more rounds are known in which everybody meets somebody new. */
  readonly rounds: number
  /** There cannot be more: somebody has no more to meet, or all that is looked ahead for is there. */
  readonly isBest: boolean
}

/**
 * What those who have not met can still do, if all of them take part. Where each has as many left, and at least half of all,
 * they can all meet, whatever pairs are chosen (the 1-factorization conjecture; proved for large clubs). Where there are
 * fewer left the rounds are looked for.
 */
export function outlookOf(unmet: Graph, dice: Dice): Outlook {
  const { size } = unmet
  const degrees = degreesOf(unmet)
  const least = Math.min(...degrees)
  if (least * 2 >= size) return { rounds: least, isBest: true }
  if (roundsOf(unmet, dice, attempts)) return { rounds: least, isBest: true }
  const most = Math.min(least, roundsAhead(size))
  let rounds = 0
  let left = unmet
  for (; rounds < most; rounds++) {
    const mates = mostPairs(left, nobodyPaired(size), { order: shuffled(numbersUnder(size), dice) })
    if (aloneIn(mates).length > 0) break
    left = without(left, mates)
  }
  return { rounds, isBest: rounds === most }
}
