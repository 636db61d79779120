import type { ClubTx } from '../db/club-tx.ts'
import type { Rows } from '../db/together.ts'
import type { AttendanceRow, HistoryMeeting, HistoryMember, WeighedAct } from '../terms/history.ts'
import type { Leave } from '../terms/leave.ts'

/**
 * What a topic gives to standing from its own tables: its acts, and other parts of the club's history that it keeps.
 */
type Contribution = {
  readonly acts?: Rows<WeighedAct>
  readonly members?: Rows<HistoryMember>
  readonly leaves?: Rows<{ readonly member: string } & Leave>
  readonly meetings?: Rows<HistoryMeeting>
  readonly attendance?: Rows<AttendanceRow>
}

export type TopicActs = (club: ClubTx) => Contribution
