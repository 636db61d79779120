import type { AttendanceRow } from '../../terms/history.ts'
import { type History, opens } from './history.ts'

/** What one member's roll shows within his window. */
export type Roll = { came: number; absent: number; excused: number }

type Mark = 'came' | 'absent' | 'excused'
type Counted = { meeting: string; at: number; mark: Mark }

/** The window: all of the last 183 days, or further back, to 18 months, until six count for this member. */
const recent = { days: 183 }
const furthest = { months: 18 }
const wanted = 6

/** The two limits of the window that ends at an instant, by the calendar of the club: a clock change moves neither. */
export const windowOf = (at: Temporal.ZonedDateTime) => ({
  until: at.epochMilliseconds,
  recent: at.subtract(recent).epochMilliseconds,
  furthest: at.subtract(furthest).epochMilliseconds,
})
export type Window = ReturnType<typeof windowOf>

const markOf: { readonly [S in AttendanceRow['status']]: Mark } = {
  present: 'came',
  late: 'came',
  substitute: 'came',
  absent: 'absent',
  excused: 'excused',
}

/** The meetings that may count for anybody: held, required, with a recorded roll, since the start of the history. */
export const recordedMeetings = (history: History, start: number) =>
  history.meetings.filter(
    meeting =>
      meeting.status === 'held' &&
      meeting.required &&
      meeting.roll !== 'none' &&
      meeting.startsAt.epochMilliseconds >= start,
  )

/**
 * Each member's counted meetings, oldest first. A meeting counts for a member when it fell within his membership,
 * outside his pauses, and its roll says how it was: by a row, or by the absence of one in a full roll.
 */
export function countedMeetings(history: History, start: number): Map<string, Counted[]> {
  const meetings = recordedMeetings(history, start).sort(
    (a, b) => a.startsAt.epochMilliseconds - b.startsAt.epochMilliseconds || (a.id < b.id ? -1 : 1),
  )
  const rows = new Map<string, Map<string, Mark>>()
  for (const row of history.attendance) {
    const ofMeeting = rows.get(row.meeting) ?? new Map<string, Mark>()
    ofMeeting.set(row.member, markOf[row.status])
    rows.set(row.meeting, ofMeeting)
  }
  const counted = new Map<string, Counted[]>()
  for (const member of history.members) {
    const joined = opens(member.joinedOn, history.zone)
    const left = member.leftOn ? opens(member.leftOn.add({ days: 1 }), history.zone) : Number.POSITIVE_INFINITY
    const pauses = pausesOf(member, history.zone)
    const own: Counted[] = []
    for (const meeting of meetings) {
      const at = meeting.startsAt.epochMilliseconds
      if (at < joined || at >= left || pauses.some(([from, until]) => at >= from && at < until)) continue
      const mark = rows.get(meeting.id)?.get(member.id) ?? (meeting.roll === 'full' ? 'absent' : undefined)
      if (mark) own.push({ meeting: meeting.id, at, mark })
    }
    counted.set(member.id, own)
  }
  return counted
}

/** The roll of each recorded meeting over all members for whom it counts. */
export function rollByMeeting(history: History, start: number): Map<string, Roll> {
  const rolls = new Map<string, Roll>()
  for (const own of countedMeetings(history, start).values())
    for (const { meeting, mark } of own) {
      const roll = rolls.get(meeting) ?? { came: 0, absent: 0, excused: 0 }
      roll[mark] += 1
      rolls.set(meeting, roll)
    }
  return rolls
}

/** Pauses as milliseconds, from the first instant of the first day to the end of the last. */
export const pausesOf = (member: History['members'][number], zone: string): [from: number, until: number][] =>
  (member.leaves ?? []).map(leave => [
    opens(leave.from, zone),
    leave.until ? opens(leave.until.add({ days: 1 }), zone) : Number.POSITIVE_INFINITY,
  ])

/** Reads one member's counted meetings as time advances; windows must never go back. */
export class RollReader {
  readonly #counted: readonly Counted[]
  readonly #before: Roll[]
  #end = 0
  #recent = 0
  #oldest = 0

  constructor(counted: readonly Counted[]) {
    this.#counted = counted
    this.#before = [{ came: 0, absent: 0, excused: 0 }]
    for (const { mark } of counted) {
      const sum = { ...this.#before.at(-1)! }
      sum[mark] += 1
      this.#before.push(sum)
    }
  }

  /** The roll of one window. */
  read({ until, recent, furthest }: Window): Roll {
    const meetings = this.#counted
    while (this.#end < meetings.length && meetings[this.#end]!.at <= until) this.#end++
    while (this.#recent < this.#end && meetings[this.#recent]!.at < recent) this.#recent++
    while (this.#oldest < this.#end && meetings[this.#oldest]!.at < furthest) this.#oldest++
    // An excused meeting counts for him too: it is known how it was, and `seen` is made of it.
    const from = Math.min(this.#recent, Math.max(this.#oldest, this.#end - wanted))
    const before = this.#before[from]!
    const after = this.#before[this.#end]!
    return {
      came: after.came - before.came,
      absent: after.absent - before.absent,
      excused: after.excused - before.excused,
    }
  }
}
