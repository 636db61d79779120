import { sql } from 'kysely'
import { noOnes, type OwnTables } from '../../db/fates.ts'
import type { Instant, OfClub, Uuid } from '../../db/tables.ts'

export const apartTables = {
  kept_apart: {
    // Whoever was named goes as well: nothing of the other's wish is left to be read.
    goes: ({ id }) => sql`(one_id = ${id} or other_id = ${id})`,
    columns: { kept_by: noOnes },
  },
} as const satisfies OwnTables

declare module '../../db/tables.ts' {
  interface Tables {
    /** Two whom the bot does not bring together: `member`: it is the wish of the first; `organizers`: theirs. */
    kept_apart: OfClub & {
      id: Uuid
      one_id: Uuid
      other_id: Uuid
      kept_by: string
      since: Instant
    }
  }
}
