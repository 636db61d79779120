import { type Board, neverMet, possible, unmet } from './board.ts'
import { type Dice, diceOf, numbersUnder, shuffled } from './chance.ts'
import { alone, aloneIn, degreesOf, type Graph, type Mates, mostPairs, nobodyPaired, without } from './graph.ts'
import { heaviest } from './heaviest.ts'
import { type Weigh, weights, worth } from './weights.ts'

/** The mates of those in the trio are each other: `alone` here. An empty trio: none is permitted. */
export type PairsAndTrio = { readonly mates: Mates; readonly trio: readonly number[] }

type Trio = readonly [number, number, number]

type WeighTrio = { readonly pair: Weigh; readonly trio: (trio: Trio) => number }

/** Up to so many members every trio is tried. */
const everyTrioUpTo = 11

/** Above, the best trios by themselves, and the best ones for whoever a matching leaves alone. */
const tried = { byThemselves: 6, forOneAlone: 3, listedUpTo: 61 }

/** How many trios are looked at, at most, for one that leaves nobody alone who need not be. */
const searched = 50_000

/** Lots are drawn so often, to see after which most rounds follow in which everybody meets somebody new. */
const drawingsOf = (size: number): number => (size <= everyTrioUpTo ? 8 : size <= tried.listedUpTo ? 3 : 1)

/** The pairs of an odd number of members, and a group of three: the one that repeats least, of those that leave nobody alone needlessly. */
export function pairsAndTrioFor(board: Board): PairsAndTrio {
  const fresh = unmet(board)
  const first = best(board, fresh, 0, true)
  if (!first) return best(board, possible(board), 0, false)!
  const dice = diceOf(board.lots.reduce((sum, lot) => sum + lot, 0))
  const drawings = drawingsOf(board.size)
  let chosen = { round: first, rounds: -1 }
  for (let drawing = 0; drawing < drawings; drawing++) {
    const round = drawing === 0 ? first : best(board, fresh, drawing, true)!
    const left = afterwards(fresh, round)
    if (drawings === 1 || Math.min(...degreesOf(left)) * 2 >= board.size) return round
    const rounds = freshRounds(left, dice)
    if (rounds > chosen.rounds) chosen = { round, rounds }
  }
  return chosen.round
}

function afterwards(graph: Graph, { mates, trio }: PairsAndTrio): Graph {
  const left = without(graph, mates)
  for (const one of trio) for (const other of trio) left.edges[one * graph.size + other] = 0
  return left
}

/** How many rounds follow, by a simple trial, in which everybody meets somebody new. */
function freshRounds(graph: Graph, dice: Dice): number {
  let left = graph
  for (let rounds = 0; ; rounds++) {
    const paired = mostPairs(left, nobodyPaired(graph.size), { order: shuffled(numbersUnder(graph.size), dice) })
    const [one, ...others] = aloneIn(paired)
    if (one === undefined || others.length > 0) return rounds
    const [trio] = joining(left, paired, one)
    if (trio) left = afterwards(left, joined(paired, trio))
    else {
      const other = trioThatLeaves(left, paired, 0)
      if (!other) return rounds
      left = afterwards(left, { trio: other, mates: mostPairs(left, nobodyPaired(graph.size), { gone: other }) })
    }
  }
}

/** The best round on one graph; with `whole` only pairs that never met are in it, and null unless it leaves nobody alone. */
function best(board: Board, graph: Graph, drawing: number, whole: boolean): PairsAndTrio | null {
  const { size } = board
  const ofPairs = weights(board, drawing, whole)
  const weigh: WeighTrio = { pair: ofPairs.weigh, trio: trio => trioWeight(board, trio, ofPairs.weigh, whole) }
  const paired = heaviest(graph, ofPairs)
  const left = aloneIn(paired)
  if (whole && left.length > 1) return null
  const drawnWith = (trio: Trio): PairsAndTrio => ({ trio, mates: heaviest(graph, ofPairs, trio) })
  const rounds: PairsAndTrio[] =
    size <= everyTrioUpTo
      ? [...triosOf(graph)].map(drawnWith)
      : [
          ...(size <= tried.listedUpTo
            ? bestTrios(board, triosOf(graph), weigh, tried.byThemselves).map(drawnWith)
            : []),
          ...left
            .flatMap(one => bestTrios(board, joining(graph, paired, one), weigh, tried.forOneAlone))
            .map(trio => joined(paired, trio)),
        ]
  const isGood = ({ mates, trio }: PairsAndTrio) => aloneIn(mates, trio).length < left.length
  if (!rounds.some(isGood)) {
    const trio = trioThatLeaves(graph, paired, left.length - 1)
    if (trio) rounds.push(drawnWith(trio))
  }
  const good = rounds.filter(isGood)
  if (good.length === 0) return whole ? null : { mates: paired, trio: [] }
  const judged = good.map(round => ({ round, merits: meritsOf(round, weigh) }))
  return judged.reduce((one, other) => (isBetter(other.merits, one.merits) ? other : one)).round
}

/** Some of the trios: those that repeat least, then those that weigh most. */
function bestTrios(board: Board, trios: Iterable<Trio>, weigh: WeighTrio, count: number): readonly Trio[] {
  const found: { trio: Trio; merits: readonly number[] }[] = []
  for (const trio of trios) {
    const merits = [-repeatsIn(board, trio), weigh.trio(trio)]
    if (found.length === count && !isBetter(merits, found.at(-1)!.merits)) continue
    let at = found.length
    while (at > 0 && isBetter(merits, found[at - 1]!.merits)) at--
    found.splice(at, 0, { trio, merits })
    if (found.length > count) found.pop()
  }
  return found.map(({ trio }) => trio)
}

/** One who is alone in a pairing joins a pair of it: the others stay as they are. */
function joined(paired: Mates, trio: Trio): PairsAndTrio {
  const mates = paired.slice()
  for (const one of trio) mates[one] = alone
  return { mates, trio }
}

function* joining({ size, edges }: Graph, paired: Mates, joins: number): Iterable<Trio> {
  for (const [one, other] of paired.entries())
    if (other > one && edges[joins * size + one] && edges[joins * size + other]) yield [joins, one, other]
}

function* triosOf({ size, edges }: Graph): Iterable<Trio> {
  for (let one = 0; one < size; one++)
    for (let other = one + 1; other < size; other++) {
      if (!edges[one * size + other]) continue
      for (let third = other + 1; third < size; third++)
        if (edges[one * size + third] && edges[other * size + third]) yield [one, other, third]
    }
}

/** A trio of which the rest leaves no more than `left` alone. */
function trioThatLeaves(graph: Graph, paired: Mates, left: number): Trio | null {
  let looked = 0
  for (const trio of triosOf(graph)) {
    if (looked++ === searched) break
    const begun = paired.slice()
    for (const one of trio) {
      const mate = begun[one]!
      begun[one] = alone
      if (mate !== alone) begun[mate] = alone
    }
    if (aloneIn(mostPairs(graph, begun, { gone: trio }), trio).length <= left) return trio
  }
  return null
}

/** Each pair of a trio. */
const pairsWithin = ([one, other, third]: Trio) =>
  [
    [one, other],
    [one, third],
    [other, third],
  ] as const

const hasMet = ({ size, since }: Board, one: number, other: number) => since[one * size + other] !== neverMet

const repeatsIn = (board: Board, trio: Trio): number =>
  pairsWithin(trio).filter(([one, other]) => hasMet(board, one, other)).length

/** That each of them was left out counts once, where it counts. */
const trioWeight = (board: Board, trio: Trio, weigh: Weigh, whole: boolean): number =>
  pairsWithin(trio).reduce((sum, [one, other]) => sum + weigh(one, other), 0) -
  (whole ? 0 : trio.filter(one => board.leftOut[one]).length * worth(board.size).leftOut)

/** Compared one after another, the greater is better: fewer alone, then all the wishes together. */
function meritsOf({ mates, trio }: PairsAndTrio, weigh: WeighTrio): readonly number[] {
  const pairs = [...mates.entries()].filter(([one, other]) => other > one)
  return [
    -aloneIn(mates, trio).length,
    pairs.reduce((sum, [one, other]) => sum + weigh.pair(one, other), weigh.trio(trio as Trio)),
  ]
}

function isBetter(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((merit, n) => merit !== other[n])
  return at >= 0 && one[at]! > other[at]!
}
