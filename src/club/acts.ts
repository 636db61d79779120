import type { ClubTx } from '../db/club-tx.ts'
import type { Rows } from '../db/together.ts'
import type { AttendanceRow, HistoryMeeting, HistoryMember, WeighedAct } from '../terms/history.ts'
import type { Leave } from '../terms/leave.ts'

/**
 * What a topic gives to standing from its own tables: its acts, and other parts of the club's history that it keeps.
 */
export type Contribution = {
  readonly acts?: Rows<WeighedAct>
  readonly members?: Rows<HistoryMember>
  readonly leaves?: Rows<{ readonly member: string } & Leave>
  readonly meetings?: Rows<HistoryMeeting>
  readonly attendance?: Rows<AttendanceRow>
}

/** A part of the history, where that is enough: of one member, of one meeting, of the meetings since an instant. */
export type Within = {
  readonly member?: string
  readonly meeting?: string
  readonly since?: Temporal.Instant
}

/** What it gives is more than what was asked for where a topic does not part it so. */
export type TopicActs = (club: ClubTx, within?: Within) => Contribution
