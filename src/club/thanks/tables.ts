import type { Generated } from 'kysely'
import { emptied, his, noOnes, type OwnTables } from '../../db/fates.ts'
import type { DayOnly, Instant, Kept, Numeric, OfClub, Uuid } from '../../db/tables.ts'

export const thanksTables = {
  thanks: {
    listed: { as: 'thanks', by: 'from_id', at: 'thanked_at' },
    columns: {
      external_id: noOnes,
      currency: noOnes,
      day_only: noOnes,
      thanked_for: noOnes,
      in_channel: noOnes,
      answer: noOnes,
      once: noOnes,
      message: [emptied(his('from_id')), 'names'],
    },
  },
  business_told: { columns: { currency: noOnes } },
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
        /** A referral, an introduction, help or business; null where an import does not say. */
        thanked_for: string | null
        /** Whether the club may read it: `asked`, `yes`, `no`; null: nobody wants it. */
        in_channel: string | null
        /** The message that tells it to the club, where it may: the last one that was agreed to. */
        told: Uuid | null
        /** What the one who is thanked said of what it tells: `right`, `not-quite`; null: nothing. */
        answer: string | null
        answered_at: Instant | null
        /** Taken back by who gave it, or replaced. */
        withdrawn_at: Instant | null
        /** The thanks that corrects this one. */
        replaced_by: Uuid | null
        /** Of a correction: the thanks that was given first. */
        first_id: Uuid | null
        /** How much of the amount stands in a total that the club was told. */
        counted: Generated<Numeric>
        /** From whom, to whom, for what and on which day: none twice. */
        once: string | null
      }
    /** Business of whole weeks, of three pairs at least: told once, and never anew with other figures. */
    business_told: OfClub & {
      id: Uuid
      from_at: Instant
      until_at: Instant
      amount: Numeric
      currency: string
    }
  }
}
