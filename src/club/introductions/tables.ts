import type { Generated } from 'kysely'
import { emptied, his, noOnes, type OwnTables } from '../../db/fates.ts'
import type { DayOnly, Instant, Kept, Uuid } from '../../db/tables.ts'

export const introductionTables = {
  introduction: {
    columns: {
      ...{ external_id: noOnes, status: noOnes, answer_a: noOnes, answer_b: noOnes, day_only: noOnes },
      ...{ met: noOnes, met_a: noOnes, met_b: noOnes },
      // Which of his contacts may be given, not the contact.
      ...{ contact_a: noOnes, contact_b: noOnes },
      context: [emptied(his('requested_by')), 'names'],
    },
  },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    introduction: Kept &
      DayOnly & {
        requested_by: Uuid
        party_a: Uuid
        party_b: Uuid
        context: string | null
        requested_at: Instant
        status: string
        answer_a: string | null
        answer_b: string | null
        decided_at: Instant | null
        met: string | null
        /** Kept back while another request for the same pair is pending; still so when it ended without having gone out. */
        held: Generated<boolean>
        ended_at: Instant | null
        /** Taken back by its asker. */
        withdrawn_at: Instant | null
        met_a: string | null
        met_b: string | null
        contact_a: string | null
        contact_b: string | null
      }
  }
}
