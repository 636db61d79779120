import type { AttendanceRow, HistoryMeeting, HistoryMember } from '../../terms/history.ts'
import { type Mark, type MeetingTally, type Presence, rateOf, type Tally, type Trend } from '../../terms/presence.ts'

/** What attendance is counted from; the order of the lists never matters. */
export type Records = {
  /** The club's zone (IANA). */
  readonly zone: string
  /** First day of which something is known, if the club said so: nothing before it counts. */
  readonly historyFrom?: Temporal.PlainDate | undefined
  readonly members: readonly Pick<HistoryMember, 'id' | 'joinedOn' | 'leftOn' | 'leaves'>[]
  readonly meetings: readonly HistoryMeeting[]
  readonly attendance: readonly AttendanceRow[]
}

/** One meeting that counts for one member. */
export type Counted = {
  readonly meeting: string
  /** When it began, milliseconds. */
  readonly at: number
  /** The day on the wall where it was, ISO 8601. */
  readonly day: string
  readonly mark: Mark
}

/** The window: all of the last 183 days, or further back, to 18 months, until six count for this member. */
const recent = { days: 183 }
const furthest = { months: 18 }
const wanted = 6

/** The limits of the window that ends at an instant, by the calendar of the club: a clock change moves none of them. */
export const windowOf = (at: Temporal.ZonedDateTime) => ({
  until: at.epochMilliseconds,
  recent: at.subtract(recent).epochMilliseconds,
  furthest: at.subtract(furthest).epochMilliseconds,
})
export type Window = ReturnType<typeof windowOf>

/** Before it nothing is counted by any figure. */
export const furthestBack = (at: Temporal.ZonedDateTime): Temporal.Instant => at.subtract(furthest).toInstant()

const markOf: { readonly [S in AttendanceRow['status']]: Mark } = {
  present: 'came',
  late: 'came',
  substitute: 'came',
  absent: 'absent',
  excused: 'excused',
}

/** The meetings that may count for anybody, oldest first: held, required, with a recorded roll, since the start of the history. */
export function recordedMeetings({ meetings, historyFrom, zone }: Records): HistoryMeeting[] {
  const start = historyFrom?.toZonedDateTime(zone).epochMilliseconds ?? Number.NEGATIVE_INFINITY
  return meetings
    .filter(
      ({ status, required, roll, startsAt }) =>
        status === 'held' && required && roll !== 'none' && startsAt.epochMilliseconds >= start,
    )
    .sort((a, b) => a.startsAt.epochMilliseconds - b.startsAt.epochMilliseconds || (a.id < b.id ? -1 : 1))
}

/** Days of a member's life in the club, ISO 8601: they compare as texts. */
export type Days = {
  readonly joined: string
  readonly left: string
  readonly leaves: readonly (readonly [from: string, until: string])[]
}
/** Later than any day. */
const never = '~'

export const daysOf = ({ joinedOn, leftOn, leaves = [] }: Records['members'][number]): Days => ({
  joined: joinedOn.toString(),
  left: leftOn?.toString() ?? never,
  leaves: leaves.map(({ from, until }) => [from.toString(), until?.toString() ?? never]),
})

const isOnLeave = ({ leaves }: Days, day: string) => leaves.some(([from, until]) => from <= day && day <= until)

/** A recorded meeting with what its roll says of each member: by a row, or, in a full roll, by the absence of one. */
export type Roll = {
  readonly meeting: string
  /** When it began, milliseconds. */
  readonly at: number
  /** The day on the wall where it was, ISO 8601. */
  readonly day: string
  markOf(member: string): Mark | undefined
}

/** What a row says: late came, and so did whoever sent a substitute. */
export const markOfRow = ({ status }: AttendanceRow): Mark => markOf[status]

/** The day on the wall where a meeting was, ISO 8601. */
export const dayOfMeeting = ({ startsAt, zone }: HistoryMeeting, clubZone: string): string =>
  startsAt
    .toZonedDateTimeISO(zone ?? clubZone)
    .toPlainDate()
    .toString()

/** The recorded meetings, oldest first. */
function rollsIn(records: Records): (Roll & { readonly startsAt: Temporal.Instant })[] {
  const rows = new Map<string, Map<string, Mark>>()
  for (const row of records.attendance) {
    const ofMeeting = rows.get(row.meeting) ?? new Map<string, Mark>()
    ofMeeting.set(row.member, markOfRow(row))
    rows.set(row.meeting, ofMeeting)
  }
  return recordedMeetings(records).map(meeting => {
    const { id, startsAt, roll } = meeting
    const marks = rows.get(id)
    return {
      meeting: id,
      startsAt,
      at: startsAt.epochMilliseconds,
      day: dayOfMeeting(meeting, records.zone),
      markOf: (member: string): Mark | undefined => marks?.get(member) ?? (roll === 'full' ? 'absent' : undefined),
    }
  })
}

/**
 * Each member's counted meetings, oldest first. A meeting counts for a member when its day fell within his membership and
 * outside his pauses, and its roll says how it was.
 */
export const countedMeetings = (records: Records): Map<string, Counted[]> =>
  countedOf(
    rollsIn(records),
    records.members.map(member => ({ id: member.id, days: daysOf(member) })),
  )

/** The same of rolls that are at hand, oldest first. */
export function countedOf(
  rolls: readonly Roll[],
  members: readonly { readonly id: string; readonly days: Days }[],
): Map<string, Counted[]> {
  return new Map(
    members.map(({ id, days }) => {
      const own: Counted[] = []
      for (const { meeting, at, day, markOf } of rolls) {
        if (day < days.joined || day > days.left || isOnLeave(days, day)) continue
        const mark = markOf(id)
        if (mark) own.push({ meeting, at, day, mark })
      }
      return [id, own]
    }),
  )
}

const nothing: Tally = { came: 0, absent: 0, excused: 0 }

/** A recorded meeting with its attendance. */
export type TakenRoll = MeetingTally & {
  readonly meeting: string
  readonly startsAt: Temporal.Instant
  /** The day on the wall where it was. */
  readonly day: Temporal.PlainDate
}

/** The attendance of each recorded meeting over all members for whom it counts, oldest first. */
export function meetingTallies(records: Records): TakenRoll[] {
  const members = records.members.map(member => ({ id: member.id, days: daysOf(member) }))
  return rollsIn(records).map(({ meeting, startsAt, day, markOf }) => {
    const tally = { ...nothing, besides: 0 }
    for (const { id, days } of members) {
      if (day < days.joined || day > days.left) continue
      const mark = markOf(id)
      if (!isOnLeave(days, day)) {
        if (mark) tally[mark] += 1
      } else if (mark === 'came') tally.besides += 1
    }
    return { meeting, startsAt, day: Temporal.PlainDate.from(day), ...tally }
  })
}

/** Of counted meetings, oldest first: where the window begins and where it ends. Its ends are looked for from these places on. */
function bounds(
  counted: readonly Counted[],
  { until, recent, furthest }: Window,
  places = { from: 0, back: 0, end: 0 },
) {
  let { from, back, end } = places
  while (end < counted.length && counted[end]!.at <= until) end++
  while (from < end && counted[from]!.at < recent) from++
  while (back < end && counted[back]!.at < furthest) back++
  return { from, back, end }
}

// An excused meeting is one of the six: it is known how it was.
const beginning = ({ from, back, end }: ReturnType<typeof bounds>) => Math.min(from, Math.max(back, end - wanted))

/** One member's attendance as of an instant, with the meetings of his window. */
export function presenceIn(
  counted: readonly Counted[],
  at: Temporal.ZonedDateTime,
): Presence & { readonly meetings: readonly Counted[] } {
  const found = bounds(counted, windowOf(at))
  const meetings = counted.slice(beginning(found), found.end)
  const tally = { ...nothing }
  for (const { mark } of meetings) tally[mark] += 1
  const first = meetings[0]
  return { ...tally, since: first ? Temporal.PlainDate.from(first.day) : null, meetings }
}

/** Reads one member's counted meetings as time advances, as `presenceIn` does; windows must never go back. */
export class RollReader {
  readonly #counted: readonly Counted[]
  readonly #before: Tally[]
  #places = { from: 0, back: 0, end: 0 }

  constructor(counted: readonly Counted[]) {
    this.#counted = counted
    this.#before = [nothing]
    for (const { mark } of counted) {
      const sum = { ...this.#before.at(-1)! }
      sum[mark] += 1
      this.#before.push(sum)
    }
  }

  /** The attendance in one window. */
  read(window: Window): Tally {
    this.#places = bounds(this.#counted, window, this.#places)
    const from = beginning(this.#places)
    const [before, after] = [this.#before[from]!, this.#before[this.#places.end]!]
    return {
      came: after.came - before.came,
      absent: after.absent - before.absent,
      excused: after.excused - before.excused,
    }
  }
}

/** All of several meetings together. */
export const sumOf = (tallies: readonly Tally[]): Tally =>
  tallies.reduce<Tally>(
    (sum, one) => ({
      came: sum.came + one.came,
      absent: sum.absent + one.absent,
      excused: sum.excused + one.excused,
    }),
    nothing,
  )

/** Meetings of some time, and what they are compared with. */
export type Compared = {
  readonly rolls: readonly TakenRoll[]
  /** The six before them, or as many as there were. */
  readonly before: readonly TakenRoll[]
}

const compared = 6

/** The meetings from one instant to before another, with the six before; those of long ago are compared with no more. */
export function comparedIn(
  rolls: readonly TakenRoll[],
  { from, until, zone }: { readonly from: Temporal.Instant; readonly until: Temporal.Instant; readonly zone: string },
): Compared {
  const isBefore = ({ startsAt }: TakenRoll, at: Temporal.Instant) => Temporal.Instant.compare(startsAt, at) < 0
  const back = furthestBack(from.toZonedDateTimeISO(zone))
  const earlier = rolls.filter(one => isBefore(one, from))
  return {
    rolls: rolls.slice(earlier.length).filter(one => isBefore(one, until)),
    before: earlier.filter(one => !isBefore(one, back)).slice(-compared),
  }
}

/** The last meeting, with the six before it. */
export const lastOf = (rolls: readonly TakenRoll[]): Compared => ({
  rolls: rolls.slice(-1),
  before: rolls.slice(0, -1).slice(-compared),
})

/** So little, of the rate, is no change: two of a hundred. */
const nothingNew = 0.02

/** How the rate of some meetings stands against that of those before; null where there is nothing to compare. */
export function trendOf({ rolls, before }: Compared): Trend | null {
  const [now, then] = [sumOf(rolls), sumOf(before)]
  const [rate, past] = [rateOf(now), rateOf(then)]
  if (rate === null || past === null) return null
  const moved = Math.abs(rate - past) <= nothingNew ? 'alike' : rate > past ? 'more' : 'fewer'
  return { moved, before: then, meetings: before.length }
}

/** A picture shows the meetings of twelve months; or further back, to 18, until there are six; and no more than a phone can. */
const shown = { months: 12, least: 6, most: 60 } as const

/** The meetings before an instant that a picture of the club shows, oldest first. */
export function shownOf(
  rolls: readonly TakenRoll[],
  { until, zone }: { readonly until: Temporal.Instant; readonly zone: string },
): TakenRoll[] {
  const end = until.toZonedDateTimeISO(zone)
  const past = rolls.filter(one => Temporal.Instant.compare(one.startsAt, until) < 0)
  const since = (back: Temporal.Instant) => past.filter(one => Temporal.Instant.compare(one.startsAt, back) >= 0)
  const year = since(end.subtract({ months: shown.months }).toInstant())
  return (year.length < shown.least ? since(furthestBack(end)).slice(-shown.least) : year).slice(-shown.most)
}
