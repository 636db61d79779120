import { type Board, possible, unmet } from './board.ts'
import { diceOf } from './chance.ts'
import { roundsOf } from './factors.ts'
import { aloneIn, type Graph, type Mates, mostPairs, nobodyPaired, without } from './graph.ts'
import { heaviest } from './heaviest.ts'
import { outlookOf } from './outlook.ts'
import { weights } from './weights.ts'

/** Lots are drawn again so often while they leave some who cannot all meet any more. */
const drawingsOf = (size: number): number => (size <= 100 ? 12 : size <= 500 ? 2 : 1)

/** How often all that is left is divided into rounds, when no drawing will do, and how often each time that is tried. */
const divisions = 5
const attempts = 200

/** The pairs of an even number of members. */
export function pairsFor(board: Board): Mates {
  const fresh = unmet(board)
  if (aloneIn(mostPairs(fresh, nobodyPaired(board.size))).length === 0) return pairsOfUnmet(board, fresh)
  return heaviest(possible(board), weights(board, 0, false))
}

function pairsOfUnmet(board: Board, fresh: Graph): Mates {
  const dice = diceOf(board.lots.reduce((sum, lot) => sum + lot, 0))
  const drawings = drawingsOf(board.size)
  let best: { mates: Mates; rounds: number } | undefined
  for (let drawing = 0; drawing < drawings; drawing++) {
    const mates = heaviest(fresh, weights(board, drawing, true))
    if (drawings === 1) return mates
    // The wishes alone decide: other lots would change nothing.
    if (best && mates.every((other, one) => other === best!.mates[one])) break
    const { rounds, isBest } = outlookOf(without(fresh, mates), dice)
    if (isBest) return mates
    if (!best || rounds > best.rounds) best = { mates, rounds }
  }
  // Wishes or chance end in a blind alley each time: one of the rounds into which all that is left can be divided.
  const { weigh } = weights(board, 0, true)
  const weightOf = (mates: Mates) => mates.reduce((sum, other, one) => (other > one ? sum + weigh(one, other) : sum), 0)
  const divided = Array.from({ length: divisions }, () => roundsOf(fresh, dice, attempts) ?? []).flat()
  return divided.length > 0 ? divided.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a)) : best!.mates
}
