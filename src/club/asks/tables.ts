import { sql } from 'kysely'
import { emptied, his, noOnes, type OwnTables } from '../../db/fates.ts'
import type { DayOnly, Instant, Kept, PlainDate, Uuid } from '../../db/tables.ts'

export const askTables = {
  ask: {
    columns: {
      ...{ external_id: noOnes, kind: noOnes, status: noOnes, day_only: noOnes },
      text: [emptied(his('author_id'), () => sql`${'…'}`), 'names'],
    },
  },
  answer: { columns: { external_id: noOnes, day_only: noOnes, text: [emptied(his('member_id')), 'names'] } },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    ask: Kept &
      DayOnly & {
        kind: string
        author_id: Uuid
        text: string
        created_at: Instant
        expires_on: PlainDate | null
        status: string
      }
    answer: Kept &
      DayOnly & {
        ask_id: Uuid
        member_id: Uuid
        answered_at: Instant
        text: string | null
        helpful: boolean | null
      }
  }
}
