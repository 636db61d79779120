import type { JSONColumnType } from 'kysely'
import { his, type OwnTables } from '../../db/fates.ts'
import type { Instant, OfClub, Uuid } from '../../db/tables.ts'

export const standingTables = {
  evaluation: { goes: his('member_id'), columns: { standing: 'with its row', figures: 'with its row' } },
  organizer_answer: { goes: his('member_id'), columns: { answer: 'with its row' } },
  contest: { goes: his('member_id'), columns: { words: 'sealed' } },
  // Ids, instants and sums: what standings are computed from, as it was read last. Whoever was erased stands in it as he
  // does in the ledger, under his number.
  standing_carried: { columns: { carried: 'no one’s' } },
  weighed_act: { columns: { id: 'no one’s', act: 'no one’s' } },
  touched_record: { columns: {} },
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
    standing_carried: OfClub & { at: Instant; before_at: Instant | null; carried: string }
    weighed_act: OfClub & {
      record: Uuid
      id: string
      together: number
      by_id: Uuid | null
      act: JSONColumnType<object>
    }
    touched_record: OfClub & { seq: number; record: Uuid }
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
