import { his, noOnes, type OwnTables } from '../../db/fates.ts'
import type { Instant, OfClub, Uuid } from '../../db/tables.ts'

export const problemTables = {
  problem: { columns: { status: noOnes, outcome: noOnes } },
  problem_seat: { goes: his('member_id'), columns: { answer: 'with its row' } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    /** A problem that its author has put to a few. */
    problem: OfClub & {
      id: Uuid
      ask_id: Uuid
      author_id: Uuid
      put_at: Instant
      first_at: Instant
      other_at: Instant | null
      ends_at: Instant
      status: string
      meets_at: Instant | null
      /** What its author said afterwards. */
      outcome: string | null
    }
    /** Somebody who is asked, with his answer. */
    problem_seat: OfClub & {
      problem_id: Uuid
      member_id: Uuid
      answer: string | null
      answered_at: Instant | null
    }
  }
}
