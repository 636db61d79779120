import type { ClubTx } from '../db/club-tx.ts'
import type { Rows } from '../db/together.ts'
import type { AttendanceRow, HistoryMeeting, HistoryMember, WeighedAct } from '../terms/history.ts'
import type { Leave } from '../terms/leave.ts'

/** What a topic gives to standing of its own tables: acts, and whatever else of the club's history it is the one to keep. */
type Contribution = {
  readonly acts?: Rows<WeighedAct>
  readonly members?: Rows<HistoryMember>
  readonly leaves?: Rows<{ readonly member: string } & Leave>
  readonly meetings?: Rows<HistoryMeeting>
  readonly attendance?: Rows<AttendanceRow>
}

export type TopicActs = (club: ClubTx) => Contribution
