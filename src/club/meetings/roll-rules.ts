import { createHash } from 'node:crypto'
import type { AttendanceStatus, Meeting, RsvpState } from '../../terms/meeting.ts'
import type { RollCounts, RollGuest, RollLine, RollMode, RollSheet } from '../../terms/roll.ts'
import { dayOf, wallTime } from '../../time/wall.ts'

type Instant = Temporal.Instant

/** For so many days after a meeting its roll is corrected without a trace; the club may choose others. */
export const ROLL_OPEN_DAYS = 7

/** Of a roll that was taken late, its own slips can be mended: for a day. */
const SLIP = { hours: 24 }

/** What is expected of somebody; `no seat`: he wanted to come, and waits for a seat to this moment. */
export type Expected = AttendanceStatus | 'no seat' | null

/** What is expected before anybody looks: who answered absent before the start is excused, unless the club leaves that to its organizers. */
export function expectedOf(answer: RsvpState, excusedBy: 'answer' | 'organizers' = 'answer'): Expected {
  if (answer === 'waiting') return 'no seat'
  if (answer !== 'absent') return answer
  return excusedBy === 'answer' ? 'excused' : null
}

export const came = (status: Expected): status is 'present' | 'late' | 'substitute' =>
  status === 'present' || status === 'late' || status === 'substitute'

/** What holds of a member by what he has answered; who said nothing and did not come was absent. */
export function standsOf(
  { required }: Pick<Meeting, 'required'>,
  { expected, onLeave }: { expected: Expected; onLeave: boolean },
): AttendanceStatus | null {
  // An optional meeting has those who came, and nobody else.
  if (!required) return came(expected) ? expected : null
  // Who is on leave is no absentee, and needs no excuse; he may come all the same.
  if (onLeave) return came(expected) ? expected : null
  // Who found no seat could not come: the meeting counts for him as little as for whoever was no member yet.
  if (expected === 'no seat') return null
  return expected ?? 'absent'
}

export const stateOf = ({ stands, mark }: Pick<RollLine, 'stands' | 'mark'>): AttendanceStatus | null =>
  mark?.status ?? stands
export const isThere = ({ stands, mark }: Pick<RollGuest, 'stands' | 'mark'>): boolean =>
  mark === null ? stands : mark.status === 'present'

/**
 * What a tap on a name makes of its line; null: what stood there before anybody touched it. A second tap takes the first
 * one back.
 */
export function tapped(line: Pick<RollLine, 'stands' | 'mark'>, mode: RollMode): AttendanceStatus | null {
  const to = turned(stateOf(line), line.stands, mode)
  return to === line.stands ? null : to
}

function turned(state: AttendanceStatus | null, stands: AttendanceStatus | null, mode: RollMode) {
  if (mode === 'there') {
    if (came(state)) return came(stands) ? 'absent' : stands
    return came(stands) ? stands : 'present'
  }
  if (state !== mode) return mode
  if (stands !== mode) return stands
  return mode === 'excused' ? 'absent' : 'present'
}

/** The roll that a sheet makes: one state for each that has one. Nobody is absent from an optional meeting, nor excused. */
export function rollOf({ meeting, lines }: Pick<RollSheet, 'meeting' | 'lines'>): Map<string, AttendanceStatus> {
  return new Map(
    lines.flatMap(line => {
      const state = stateOf(line)
      return state === null || (!meeting.required && !came(state)) ? [] : [[line.member.id, state] as const]
    }),
  )
}

export function countsOf(roll: Iterable<AttendanceStatus>): RollCounts {
  const counts = { present: 0, late: 0, excused: 0, substitute: 0, absent: 0 }
  for (const status of roll) counts[status]++
  return counts
}

/** The mark of what a sheet says of everybody: who saves a sheet saves what he has seen. */
export function seenOf({ meeting, lines, guests }: Pick<RollSheet, 'meeting' | 'lines' | 'guests'>): string {
  const said = [
    String(meeting.closedAt?.epochMilliseconds ?? 'open'),
    ...lines.map(line => `${line.member.id} ${stateOf(line)} ${line.mark?.substitute ?? line.substitute}`),
    ...guests.map(one => `${one.guest.id} ${isThere(one)}`),
  ]
  return createHash('sha256').update(said.join('\n')).digest('hex').slice(0, 16)
}

/** Until when a roll is corrected without a trace: the end of so many days, or a day after it was taken late. */
export function freeUntil(
  { startsAt, zone, closedAt }: Pick<Meeting, 'startsAt' | 'zone' | 'closedAt'>,
  days: number = ROLL_OPEN_DAYS,
): Instant {
  const closes = wallTime(dayOf(startsAt, zone).add({ days: days + 1 }), '00:00', zone)
  const late = closedAt?.add(SLIP)
  return late && Temporal.Instant.compare(late, closes) > 0 ? late : closes
}
