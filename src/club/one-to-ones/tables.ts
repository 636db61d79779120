import type { Generated } from 'kysely'
import { sql } from 'kysely'
import { emptied, noOnes, type OwnTables } from '../../db/fates.ts'
import type { DayOnly, Instant, Kept, PlainDate, Uuid } from '../../db/tables.ts'

export const oneToOneTables = {
  one_to_one: {
    columns: {
      ...{ external_id: noOnes, round: noOnes, status: noOnes, day_only: noOnes },
      note: [emptied(({ id }) => sql`members @> array[${id}]::uuid[]`), 'names'],
    },
  },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    one_to_one: Kept &
      DayOnly & {
        members: Uuid[]
        round: string | null
        initiated_by: Uuid | null
        proposed_at: Instant | null
        held_on: PlainDate | null
        status: string
        note: string | null
        /** Who has said that it took place. */
        confirmed_by: Generated<Uuid[]>
        /** The other said no: `skipped` like one that was taken back, and to its proposer still unanswered. */
        declined_at: Instant | null
        /** Who has said that it did not take place: each for himself, and the other is not told. */
        denied_by: Generated<Uuid[]>
      }
  }
}
