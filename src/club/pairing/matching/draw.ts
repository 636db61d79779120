import type { RoundAsked, RoundDrawn } from './asked.ts'
import { setBoard } from './board.ts'
import { aloneIn } from './graph.ts'
import { pairsFor } from './pairs.ts'
import { type PairsAndTrio, pairsAndTrioFor } from './trio.ts'

/**
 * Draws one round, of the same facts always the same, whatever the order of their rows.
 *
 * As many members as can be are in a group; then those whom the round before left out; then as few as can be meet once
 * more; then the other wishes decide (weights.ts). Where everybody can meet somebody new, everybody does, and of the rounds
 * that offer this one is taken after which those still unmet can all still meet, as far as that can be known (outlook.ts).
 * Groups are of two; an odd number of members makes one of three, of whom no two are barred. Who cannot be paired is left
 * out.
 */
export function drawRound(asked: RoundAsked): RoundDrawn {
  const board = setBoard(asked)
  const drawn: PairsAndTrio = board.size % 2 === 0 ? { mates: pairsFor(board), trio: [] } : pairsAndTrioFor(board)
  const { mates, trio } = drawn
  const groups = [
    ...[...mates.entries()].filter(([one, other]) => other > one),
    ...(trio.length > 0 ? [trio.toSorted((a, b) => a - b)] : []),
  ]
  const idOf = (one: number) => board.ids[one]!
  return {
    groups: groups.toSorted((a, b) => a[0]! - b[0]!).map(group => group.map(idOf)),
    leftOut: aloneIn(mates, trio).map(idOf),
  }
}
