import type { Pair, RoundAsked } from './asked.ts'
import { hashOf, mixed } from './chance.ts'
import { type Graph, graphOf } from './graph.ts'

/** The members of a round by number, in the order of their ids, and what is known of each two. */
export type Board = {
  readonly ids: readonly string[]
  readonly size: number
  readonly newcomer: readonly boolean[]
  readonly leftOut: readonly boolean[]
  /** Row by row: `neverMet`, one more than the months since they met (24 at most), or `barred`. */
  readonly since: Uint8Array
  /** Row by row: 0 to 7. */
  readonly complement: Uint8Array
  /** 1 where both do the same work. */
  readonly alike: Uint8Array
  /** A number of each member that depends on the seed and on his id alone. */
  readonly lots: Uint32Array
}

export const neverMet = 0
export const barred = 255
export const longestAgo = 24
export const complementLevels = 7

/** Sets the board. Whatever the order of the rows that are given, it is the same. */
export function setBoard(asked: RoundAsked): Board {
  const members = asked.members.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const size = members.length
  const numbers = new Map(members.map(({ id }, n) => [id, n]))
  const since = new Uint8Array(size * size)
  const complement = new Uint8Array(size * size)
  const alike = new Uint8Array(size * size)
  const set = (matrix: Uint8Array, pair: Pair, value: number) => {
    const one = numbers.get(pair[0])
    const other = numbers.get(pair[1])
    if (one === undefined || other === undefined) return
    matrix[one * size + other] = value
    matrix[other * size + one] = value
  }
  const day = Temporal.PlainDate.from(asked.day)
  // Many pairs met on one day, and reading a day takes longer than all else here.
  const months = new Map<string, number>()
  for (const { pair, on } of lastOf(asked.met)) {
    const past = months.get(on) ?? monthsBetween(Temporal.PlainDate.from(on), day)
    months.set(on, past)
    set(since, pair, 1 + past)
  }
  for (const { pair, score, same } of asked.trades) {
    set(complement, pair, Math.round(score * complementLevels))
    set(alike, pair, same ? 1 : 0)
  }
  for (const [company, colleagues] of Map.groupBy(members, member => member.company)) {
    if (company === null) continue
    for (const one of colleagues) for (const other of colleagues) set(since, [one.id, other.id], barred)
  }
  for (const pair of asked.barred) set(since, pair, barred)
  for (let one = 0; one < size; one++) since[one * size + one] = barred
  return {
    ids: members.map(({ id }) => id),
    size,
    newcomer: members.map(({ newcomer }) => newcomer),
    leftOut: members.map(({ leftOut }) => leftOut),
    ...{ since, complement, alike },
    lots: Uint32Array.from(members, ({ id }) => hashOf(`${asked.seed} ${id}`)),
  }
}

/** Of several days of one pair the last comes last, and stays. */
const lastOf = (met: RoundAsked['met']) => met.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))

const monthsBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate): number =>
  Math.min(longestAgo, Math.max(0, from.until(to, { largestUnit: 'months' }).months))

/** The lot of two members in the nth drawing, whichever is named first. */
export const lotOf = ({ lots }: Board, one: number, other: number, drawing: number): number =>
  mixed((lots[one]! + lots[other]!) ^ Math.imul(drawing + 1, 0x9e3779b9))

/** Those who never met and may be proposed. */
export const unmet = ({ size, since }: Board): Graph => graphOf(size, at => since[at] === neverMet)

/** All who may be proposed. */
export const possible = ({ size, since }: Board): Graph => graphOf(size, at => since[at] !== barred)
