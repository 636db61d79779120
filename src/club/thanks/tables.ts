import { emptied, his, noOnes, type OwnTables } from '../../db/fates.ts'
import type { DayOnly, Instant, Kept, Numeric, Uuid } from '../../db/tables.ts'

export const thanksTables = {
  thanks: {
    columns: { external_id: noOnes, currency: noOnes, day_only: noOnes, message: [emptied(his('from_id')), 'names'] },
  },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    thanks: Kept &
      DayOnly & {
        from_id: Uuid
        to_id: Uuid
        referral_id: Uuid | null
        thanked_at: Instant
        amount: Numeric | null
        currency: string | null
        message: string | null
      }
  }
}
