import { type Generated, sql } from 'kysely'
import { emptied, type Him, his, noOnes, type OwnTables, type Where } from '../../db/fates.ts'
import type { DayOnly, Instant, Kept, Uuid } from '../../db/tables.ts'

const ofEither =
  (side: 'party_a' | 'party_b') =>
  ({ id }: Him): Where =>
    sql`${id} in (requested_by, ${sql.ref(side)})`

export const introductionTables = {
  introduction: {
    columns: {
      ...{ external_id: noOnes, status: noOnes, answer_a: noOnes, answer_b: noOnes, day_only: noOnes },
      ...{ met: noOnes, met_a: noOnes, met_b: noOnes },
      // Which of his contacts may be given, not the contact.
      ...{ contact_a: noOnes, contact_b: noOnes },
      context: [emptied(his('requested_by')), 'names'],
      // Of a side, in the asker's words: either of them may want it gone.
      said_a: [emptied(ofEither('party_a')), 'names'],
      said_b: [emptied(ofEither('party_b')), 'names'],
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
        /** What b is told of a in the asker's words; null: what the profile says when it is read, '': nothing more. */
        said_a: string | null
        said_b: string | null
        /** When a side that said "not now" is asked again. */
        again_a: Instant | null
        again_b: Instant | null
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
