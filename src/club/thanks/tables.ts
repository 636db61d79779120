import { emptied, his, noOnes, type OwnTables } from '../../db/fates.ts'
import type { DayOnly, Instant, Kept, Numeric, Uuid } from '../../db/tables.ts'

export const thanksTables = {
  thanks: {
    columns: {
      external_id: noOnes,
      currency: noOnes,
      day_only: noOnes,
      thanked_for: noOnes,
      in_channel: noOnes,
      once: noOnes,
      message: [emptied(his('from_id')), 'names'],
    },
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
        /** A referral, an introduction or help; null where an import does not say. */
        thanked_for: string | null
        /** Whether the club may read it: `asked`, `yes`, `no`; null: nobody wants it. */
        in_channel: string | null
        /** Taken back by who gave it. */
        withdrawn_at: Instant | null
        /** From whom, to whom, for what and on which day: none twice. */
        once: string | null
      }
  }
}
