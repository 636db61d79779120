import { type RawBuilder, sql } from 'kysely'
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

/**
 * A part of the history, where that is enough: of one member, of one meeting, of the meetings since an instant; or of these
 * records (an array of ids in SQL), and of what hangs on them: of a member his leaves, of a meeting its roll and guests.
 */
export type Within = {
  readonly records?: RawBuilder<readonly string[]>
  readonly member?: string
  readonly meeting?: string
  readonly since?: Temporal.Instant
}

/** In SQL: only rows whose column, or one of these, names one of those records; every row where none are asked for. */
export const ofRecords = ({ records }: Within, ...columns: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  records === undefined
    ? sql``
    : sql`and (${sql.join(
        columns.map(column => sql`${column} = any(${records})`),
        sql` or `,
      )})`

/** What it gives is more than what was asked for where a topic does not part it so. */
export type TopicActs = (club: ClubTx, within?: Within) => Contribution
