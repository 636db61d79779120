import type { Standing } from '../../terms/standing.ts'
import type { Carried } from './carried.ts'
import type { Flag } from './rules.ts'
import type { Sum } from './sums.ts'

/** What is carried, as one text: a row of names would be longer than what it names. */

/** Of another shape what is kept says nothing: everything is read anew. */
const shape = 1

type Person = Carried['people'][number]
type PersonRow = [
  ...[id: string, order: string, joinedOn: string, leftOn: string, leaves: Person['days']['leaves']],
  ...[joined: number, left: number, pauses: Person['pauses'], objected: Person['objected']],
  ...[giving: number, soliciting: number, unsaid: number, acts: number, solicitingActs: number],
  ...([standing: Standing, since: string, flag: Flag] | []),
]

type Text = Pick<Carried, 'under' | 'start' | 'startedBy' | 'at'> & {
  readonly shape: number
  readonly people: readonly PersonRow[]
  readonly rolls: readonly [meeting: string, at: number, day: string, isFull: boolean, marks: string][]
  readonly changes: readonly [by: string, sum: Sum, on: number, from: number, change: number][]
  readonly counts: readonly [by: string, on: number, acts: number, solicitingActs: number][]
  readonly solicited: readonly (readonly [member: string, on: readonly number[]])[]
}

export function textOf({ under, start, startedBy, at, people, states, rolls, changes, counts, solicited }: Carried) {
  const text: Text = {
    ...{ shape, under, start, startedBy, at },
    people: people.map(({ id, order, days, joined, left, pauses, objected, ...sums }) => {
      const { giving, soliciting, unsaid, acts, solicitingActs } = sums
      const state = states.get(id)
      return [
        ...([id, order, days.joined, days.left, days.leaves, joined, left, pauses, objected] as const),
        ...([giving, soliciting, unsaid, acts, solicitingActs] as const),
        ...(state ? ([state.standing, state.since, state.flag] as const) : ([] as const)),
      ]
    }),
    rolls: rolls.map(({ meeting, at, day, isFull, marks }) => [meeting, at, day, isFull, marks]),
    changes: changes.map(({ by, sum, on, from, change }) => [by, sum, on, from, change]),
    counts: counts.map(({ by, on, acts, solicitingActs }) => [by, on, acts, solicitingActs]),
    solicited: [...solicited],
  }
  return JSON.stringify(text)
}

/** Null where it was written in another shape. */
export function carriedIn(text: string): Carried | null {
  const { shape: written, people, rolls, changes, counts, solicited, ...rest } = JSON.parse(text) as Text
  if (written !== shape) return null
  return {
    ...rest,
    people: people.map(row => {
      const [id, order, joinedOn, leftOn, leaves, joined, left, pauses, objected, ...sums] = row
      const [giving, soliciting, unsaid, acts, solicitingActs] = sums
      return {
        ...{ id, order, joined, left, pauses, objected, giving, soliciting, unsaid, acts, solicitingActs },
        days: { joined: joinedOn, left: leftOn, leaves },
      }
    }),
    states: new Map(
      people.flatMap(row => {
        const [standing, since, flag] = row.slice(14) as [Standing?, string?, Flag?]
        return standing && since && flag ? [[row[0], { standing, since, flag }] as const] : []
      }),
    ),
    rolls: rolls.map(([meeting, at, day, isFull, marks]) => ({ meeting, at, day, isFull, marks })),
    changes: changes.map(([by, sum, on, from, change]) => ({ by, sum, on, from, change })),
    counts: counts.map(([by, on, acts, solicitingActs]) => ({ by, on, acts, solicitingActs })),
    solicited: new Map(solicited),
  }
}
