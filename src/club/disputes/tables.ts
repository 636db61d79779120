import { his, noOnes, type OwnTables } from '../../db/fates.ts'
import type { Instant, OfClub, Uuid } from '../../db/tables.ts'

export const disputeTables = {
  roll_dispute: { goes: his('member_id'), columns: { answer: noOnes } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    roll_dispute: OfClub & {
      id: Uuid
      meeting_id: Uuid
      member_id: Uuid
      at: Instant
      /** He has taken it back; said again, it is this row. */
      withdrawn_at: Instant | null
      answer: string | null
      answered_by: Uuid | null
      answered_at: Instant | null
      /** The correction of the roll that the answer made, if it made one. */
      step: Uuid | null
    }
  }
}
