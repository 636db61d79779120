import { type Dice, shuffled } from './chance.ts'
import { alone, degreesOf, type Graph, type Mates, nobodyPaired } from './graph.ts'

const turnsPerEdge = 5

/**
 * Divides a graph in which everybody has as many others left into rounds in which each meets each of them once (a
 * 1-factorization), or null when none was found within the effort: it may not have any.
 *
 * Each edge gets a colour, the round. Where its two ends have no free colour in common, the path of two colours that begins
 * at one end (a Kempe chain) is turned over; where that path leads to the other end, the edge takes the colour of a
 * neighbouring one, which is looked after next.
 */
export function roundsOf(graph: Graph, dice: Dice, attempts: number): readonly Mates[] | null {
  const [rounds = 0, ...others] = degreesOf(graph)
  if (others.some(degree => degree !== rounds) || (graph.size % 2 === 1 && rounds > 0)) return null
  // Two rounds are cycles, even or not: there is nothing to try again.
  for (let attempt = 0; attempt < (rounds < 3 ? 1 : attempts); attempt++) {
    const found = coloured(graph, rounds, dice)
    if (found) return found
  }
  return null
}

function coloured({ size, edges }: Graph, rounds: number, dice: Dice): readonly Mates[] | null {
  const mates = Array.from({ length: rounds }, () => nobodyPaired(size))
  const edgesOfAll: [number, number][] = []
  for (let one = 0; one < size; one++)
    for (let other = one + 1; other < size; other++) if (edges[one * size + other]) edgesOfAll.push([one, other])
  const open = shuffled(edgesOfAll, dice)

  const free = (one: number): number[] => [...mates.keys()].filter(round => mates[round]![one] === alone)
  const join = (round: number, one: number, other: number) => {
    mates[round]![one] = other
    mates[round]![other] = one
  }
  /** Turns over the path of the two colours that begins with `first` at `start`, unless it ends at `unless`. */
  function turn(start: number, first: number, second: number, unless: number): boolean {
    const path = [start]
    let colour = first
    for (;;) {
      const next = mates[colour]![path.at(-1)!]!
      if (next === alone) break
      path.push(next)
      colour = colour === first ? second : first
    }
    if (path.at(-1) === unless) return false
    for (const one of path) {
      const held = mates[first]![one]!
      mates[first]![one] = mates[second]![one]!
      mates[second]![one] = held
    }
    return true
  }

  let left = turnsPerEdge * open.length
  while (open.length > 0) {
    let [one, other] = open.pop()!
    for (;;) {
      if (left-- === 0) return null
      const freeOfOne = free(one)
      const freeOfOther = free(other)
      const common = freeOfOne.filter(round => mates[round]![other] === alone)
      if (common.length > 0) {
        join(common[dice(common.length)]!, one, other)
        break
      }
      const mine = freeOfOne[dice(freeOfOne.length)]!
      const his = freeOfOther[dice(freeOfOther.length)]!
      if (turn(other, mine, his, one)) {
        join(mine, one, other)
        break
      }
      // All that can be done with these two colours is to go round an odd cycle: the other end gets another free colour.
      if (rounds < 3) return null
      let third = dice(rounds)
      while (third === his || third === mine) third = dice(rounds)
      turn(other, third, his, alone)
      if (dice(4) > 0) continue
      const next = mates[mine]![other]!
      if (next === alone) continue
      mates[mine]![next] = alone
      join(mine, one, other)
      one = next
    }
  }
  return mates
}
