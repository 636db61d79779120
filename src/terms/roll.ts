import type { AttendanceStatus, Guest, Meeting } from './meeting.ts'
import type { Member } from './member.ts'

/** What a tap on a name says: there or not there, or one of the ways that are rarer. */
export const rollModes = ['there', 'late', 'substitute', 'excused'] as const
export type RollMode = (typeof rollModes)[number]

/** What an organizer has said of somebody, not saved yet. `by` is null once he has left. */
export type RollMark<Status = AttendanceStatus> = {
  readonly status: Status
  readonly by: Member | null
  readonly substitute: string | null
}

/** One line of a roll: a member, and the one state he is in. */
export type RollLine = {
  readonly member: Member
  /** As others read him on this sheet: no two lines read the same. */
  readonly label: string
  /** What holds of him while nobody touches his line; null where he has none: he is on leave, or expected nowhere. */
  readonly stands: AttendanceStatus | null
  /** Who stands in for him where that is so, by his answer or by the roll that was taken. */
  readonly substitute: string | null
  readonly mark: RollMark | null
  readonly onLeave: boolean
}

/** One guest of a roll. */
export type RollGuest = {
  readonly guest: Guest
  readonly label: string
  readonly stands: boolean
  readonly mark: RollMark<'present' | 'absent'> | null
}

/** A correction made after a roll was closed. `was` or `now` null: no line. */
export type LateChange = {
  /** The member, or the guest, as the sheet calls him. */
  readonly name: string
  readonly was: AttendanceStatus | null
  readonly now: AttendanceStatus | null
  readonly by: Member | null
  readonly at: Temporal.Instant
  readonly why: string | null
}

/** The sheet of one meeting's roll. */
export type RollSheet = {
  readonly meeting: Meeting
  readonly lines: readonly RollLine[]
  readonly guests: readonly RollGuest[]
  /** The roll was taken before: what stands is what was put down then. */
  readonly taken: boolean
  /** The instant from which a correction leaves a trace. */
  readonly freeUntil: Temporal.Instant
  /** That instant has passed. */
  readonly closed: boolean
  /** One can check in to it now. */
  readonly doorOpen: boolean
  /** What this sheet says, as a short mark: another mark, another sheet. */
  readonly seen: string
  /** What was corrected after the closing, the latest first. */
  readonly changes: readonly LateChange[]
}

export type RollCounts = Readonly<Record<AttendanceStatus, number>>

export type Taken = {
  readonly meeting: Meeting
  readonly counts: RollCounts
  readonly guests: number
  readonly freeUntil: Temporal.Instant
  /** The roll was there already, and this step has corrected it; by which it is taken back. */
  readonly corrected: { readonly step: string; readonly names: readonly string[]; readonly late: boolean } | null
}
