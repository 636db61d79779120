import { sql } from 'kysely'
import { emptied, noOnes, type OwnTables } from '../../db/fates.ts'

export const oneToOneTables = {
  one_to_one: {
    columns: {
      ...{ external_id: noOnes, round: noOnes, status: noOnes, day_only: noOnes },
      note: [emptied(({ id }) => sql`members @> array[${id}]::uuid[]`), 'names'],
    },
  },
} as const satisfies OwnTables
