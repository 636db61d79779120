import type { AttendanceRow, HistoryMeeting, HistoryMember, Spell, WeighedAct } from '../../terms/history.ts'
import type { Mark } from '../../terms/presence.ts'
import { countedOf, dayOfMeeting, furthestBack, markOfRow, type Roll, recordedMeetings } from '../presence/rules.ts'
import { knownOf, saidIn, solicitedIn } from './facts.ts'
import { type History, startOfHistory } from './history.ts'
import { type Beginning, type Known, nothingYet, Reading, type Said, type Sums } from './reading.ts'
import { actsSince, countsOf, type Evaluated, type States, weighingAt } from './replay.ts'
import { type Change, changes, groupOf, inTurn } from './sums.ts'
import { kinds } from './weights.ts'

/**
 * What an evaluation leaves for the next one, so that it reads only what came since: decayed sums can be carried forward,
 * since what is left of each act fades alike. What of the past was learnt later, or is not so any more, is put right by the
 * difference: the acts that are weighed together, as they were read last and as they are now.
 */
export type Carried = {
  /** What all of it was computed under; where that is another now, everything is read anew. */
  readonly under: string
  readonly start: number
  /** The records the history begins with, where nobody said when it does. */
  readonly startedBy: readonly string[]
  /** The evaluation that left it. */
  readonly at: number
  readonly people: readonly (Known & Sums)[]
  readonly states: States
  /** Recorded meetings that may still count, oldest first. */
  readonly rolls: readonly CarriedRoll[]
  /** What is known already and counts from a later instant only. */
  readonly changes: Beginning['changes']
  readonly counts: Beginning['counts']
  readonly solicited: ReadonlyMap<string, readonly number[]>
}

/** A roll with a letter for each of the people, in their order. */
export type CarriedRoll = {
  readonly meeting: string
  readonly at: number
  readonly day: string
  readonly isFull: boolean
  readonly marks: string
}

/** What the club is, and what was said in it; read whole each time. */
export type Ground = Pick<History, 'zone' | 'historyFrom' | 'setUpOn' | 'sensitivity' | 'noHunter' | 'weighings'> & {
  readonly contested: readonly { readonly member: string; readonly spells: readonly Spell[] }[]
}

/** What came since the last evaluation: the records that were written to, and what they say now. */
export type News = Ground & {
  readonly touched: ReadonlySet<string>
  /** Of the touched members, meetings and acts, those there are. */
  readonly members: readonly HistoryMember[]
  readonly meetings: readonly HistoryMeeting[]
  readonly attendance: readonly AttendanceRow[]
  readonly acts: readonly WeighedAct[]
  /** Every act that is weighed together with one of these, and with what the touched were, as it was read last. */
  readonly lastRead: readonly WeighedAct[]
  /** When these members solicited, as it was read last: asked of whoever was cleared since. */
  readonly solicited: ReadonlyMap<string, readonly number[]>
}

/** The record that an act comes from: of a one-to-one there is an act of each who was there. */
export const recordOf = ({ id }: Pick<WeighedAct, 'id'>): string => id.split(':', 1)[0]!

const letters: { readonly [M in Mark]: string } = { came: 'c', absent: 'a', excused: 'e' }
const marks: Readonly<Record<string, Mark>> = { c: 'came', a: 'absent', e: 'excused' }
const unmarked = '-'

/** `weighings` that begin later change nothing yet. */
const underOf = (ground: Ground, at: number): string =>
  JSON.stringify([ground.zone, ground.historyFrom, ground.setUpOn, weighingAt(ground, at)])

export const groundOf = (history: History): Ground => ({
  ...history,
  contested: history.members.flatMap(({ id, contested = [] }) =>
    contested.length === 0 ? [] : [{ member: id, spells: contested }],
  ),
})

const saidOf = ({ contested, ...ground }: Ground): Said =>
  saidIn({ ...ground, members: contested.map(({ member, spells }) => ({ id: member, contested: spells })) })

/** What is carried on from an evaluation for which the whole history was read. */
export function carriedFrom(history: History, reading: Reading, evaluated: Evaluated): Carried {
  const start = startOfHistory(history)
  const { people, ...sofar } = reading.sofar
  const place = new Map(people.map(({ id }, n) => [id, n]))
  const meetings = recordedMeetings(history)
  return carriedOn(reading, evaluated.states, {
    under: underOf(groundOf(history), sofar.at),
    start,
    startedBy: startersOf(history, start),
    rolls: rollsOf(meetings, history.attendance, history.zone, place),
    solicited: solicitedIn(actsSince(history.acts, start), saidIn(history)),
    zone: history.zone,
  })
}

type Lasting = Pick<Carried, 'under' | 'start' | 'startedBy' | 'rolls' | 'solicited'> & { readonly zone: string }

function carriedOn(reading: Reading, states: States, { zone, rolls, ...lasting }: Lasting): Carried {
  const { at, ...sofar } = reading.sofar
  const when = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const furthest = furthestBack(when).epochMilliseconds
  return { ...lasting, ...sofar, at, states, rolls: rolls.filter(roll => roll.at >= furthest) }
}

/** The records whose day is the start of the history; none where somebody said when it begins, or nothing has happened. */
function startersOf({ historyFrom, acts, meetings }: History, start: number): string[] {
  if (historyFrom) return []
  return [
    ...acts.filter(({ kind, on }) => kind !== 'sponsorship' && on.epochMilliseconds === start).map(recordOf),
    ...meetings
      .filter(({ status, startsAt }) => status === 'held' && startsAt.epochMilliseconds === start)
      .map(of => of.id),
  ]
}

function rollsOf(
  meetings: readonly HistoryMeeting[],
  attendance: readonly AttendanceRow[],
  zone: string,
  place: ReadonlyMap<string, number>,
): CarriedRoll[] {
  const rows = Map.groupBy(attendance, ({ meeting }) => meeting)
  return meetings.map(meeting => {
    const row: string[] = Array(place.size).fill(unmarked)
    for (const one of rows.get(meeting.id) ?? []) {
      const n = place.get(one.member)
      if (n !== undefined) row[n] = letters[markOfRow(one)]
    }
    return {
      meeting: meeting.id,
      at: meeting.startsAt.epochMilliseconds,
      day: dayOfMeeting(meeting, zone),
      isFull: meeting.roll === 'full',
      marks: row.join(''),
    }
  })
}

const asRoll = ({ meeting, at, day, isFull, marks: row }: CarriedRoll, place: ReadonlyMap<string, number>): Roll => ({
  ...{ meeting, at, day },
  markOf: member => marks[row[place.get(member)!] ?? unmarked] ?? (isFull ? 'absent' : undefined),
})

/** A club as its last evaluation left it, with what came since; ready to be read on. */
export type Resumed = {
  readonly reading: Reading
  readonly evaluated: Evaluated
  /** What is carried on once it has been read up to an evaluation. */
  carry(states: States): Carried
}

/** Of whom it is not known when he solicited: cleared since the last evaluation. */
export const unlisted = ({ solicited, people }: Carried, { noHunter = [] }: Ground): string[] =>
  [...new Set(noHunter.map(({ member }) => member))].filter(
    id => !solicited.has(id) && people.some(person => person.id === id),
  )

/**
 * Goes on from the last evaluation; null where everything has to be read anew: at another instant before it, under other
 * weights, or where the history begins on another day.
 */
export function resumed(carried: Carried, news: News, at: Temporal.Instant): Resumed | null {
  if (at.epochMilliseconds < carried.at || !isSameGround(carried, news, at)) return null
  const { start } = carried
  const touched = new Set([...news.touched, ...news.acts.map(recordOf)])
  const known = new Map(news.members.map(member => [member.id, knownOf(member, news.zone)]))
  const people = [
    ...carried.people.map(person => ({ ...person, ...known.get(person.id) })),
    ...[...known.values()]
      .filter(({ id }) => !carried.people.some(person => person.id === id))
      .map(person => ({ ...person, ...nothingYet })),
  ]
  const place = new Map(people.map(({ id }, n) => [id, n]))
  const rolls = [
    ...carried.rolls.filter(({ meeting }) => !touched.has(meeting)),
    ...rollsOf(recordedMeetings({ ...news, members: [] }), news.attendance, news.zone, place),
  ].sort((a, b) => a.at - b.at || (a.meeting < b.meeting ? -1 : 1))
  const before = actsSince(news.lastRead, start)
  const after = actsSince([...news.lastRead.filter(act => !touched.has(recordOf(act))), ...news.acts], start)
  const weighing = weighingAt(news, carried.at)
  const said = saidOf(news)
  const solicited = solicitedNow(carried, news, said, before, after)
  if (!solicited) return null
  const asRolls = rolls.map(roll => asRoll(roll, place))
  const reading = new Reading({
    ...{ zone: news.zone, start, weighing, at: carried.at, people, said, solicited },
    counted: countedOf(asRolls, people),
    rolls: rolls.map(roll => roll.at),
    changes: [...carried.changes, ...difference(changes(before, weighing), changes(after, weighing))].sort(inTurn),
    counts: [...carried.counts, ...countsOf(before, -1), ...countsOf(after)].sort((a, b) => a.on - b.on),
  })
  const { under, startedBy } = carried
  return {
    reading,
    evaluated: { at: Math.max(carried.at, start), states: carried.states },
    carry: states => carriedOn(reading, states, { under, start, startedBy, rolls, solicited, zone: news.zone }),
  }
}

function isSameGround({ under, at: from, start, startedBy }: Carried, news: News, at: Temporal.Instant): boolean {
  if (under !== underOf(news, from)) return false
  const others = news.weighings?.some(
    ({ from: since }) => since.epochMilliseconds > from && since.epochMilliseconds <= at.epochMilliseconds,
  )
  if (others) return false
  if (news.historyFrom) return true
  // Whoever began the history may do so no more, and what is older would.
  const begins = (on: Temporal.Instant) => startedBy.length === 0 || on.epochMilliseconds <= start
  return !(
    startedBy.some(record => news.touched.has(record)) ||
    news.acts.some(({ kind, on }) => kind !== 'sponsorship' && begins(on)) ||
    news.meetings.some(({ status, startsAt }) => status === 'held' && begins(startsAt))
  )
}

/** What has to be added to what is summed already; what is the same in both is not. */
function difference(before: readonly Change[], after: readonly Change[]): Change[] {
  const left = new Map<string, Change[]>()
  const keyOf = ({ by, sum, on, from, change }: Change) => `${by} ${sum} ${on} ${from} ${change}`
  for (const change of before) {
    const alike = left.get(keyOf(change))
    if (alike) alike.push(change)
    else left.set(keyOf(change), [change])
  }
  const added = after.filter(change => left.get(keyOf(change))?.pop() === undefined)
  return [...added, ...[...left.values()].flat().map(change => ({ ...change, change: -change.change }))]
}

/** When whoever was cleared solicited, with what came since; null where it is not known. */
function solicitedNow(
  carried: Carried,
  news: News,
  { cleared }: Said,
  before: readonly WeighedAct[],
  after: readonly WeighedAct[],
): Map<string, number[]> | null {
  const solicited = new Map<string, number[]>()
  const isNew = (id: string) => !carried.people.some(person => person.id === id)
  for (const id of cleared.keys()) {
    const last = carried.solicited.get(id) ?? news.solicited.get(id) ?? (isNew(id) ? [] : null)
    if (!last) return null
    const own = (acts: readonly WeighedAct[]) =>
      acts
        .filter(({ by, kind }) => by === id && kinds[kind].side === 'soliciting')
        .map(({ on }) => on.epochMilliseconds)
    const now = [...last]
    for (const gone of own(before)) now.splice(now.indexOf(gone), 1)
    solicited.set(id, [...now, ...own(after)])
  }
  return solicited
}

/** The groups of acts that what was touched was in when it was read last, or is in now. */
export const groupsOf = (acts: readonly WeighedAct[]): Set<string> => new Set(acts.map(groupOf))
