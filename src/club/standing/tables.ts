import type { JSONColumnType } from 'kysely'
import { his, type OwnTables } from '../../db/fates.ts'
import type { Instant, OfClub, Uuid } from '../../db/tables.ts'

export const standingTables = {
  evaluation: { goes: his('member_id'), columns: { standing: 'with its row', figures: 'with its row' } },
  organizer_answer: { goes: his('member_id'), columns: { answer: 'with its row' } },
  contest: { goes: his('member_id'), columns: { words: 'sealed' } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    evaluation: OfClub & {
      at: Instant
      member_id: Uuid
      standing: string
      since: Instant
      figures: JSONColumnType<Record<string, unknown>>
    }
    organizer_answer: OfClub & { id: Uuid; member_id: Uuid; by_id: Uuid; at: Instant; answer: string }
    contest: OfClub & {
      id: Uuid
      member_id: Uuid
      at: Instant
      words: Buffer | null
      closed_at: Instant | null
      closed_by: Uuid | null
    }
  }
}
