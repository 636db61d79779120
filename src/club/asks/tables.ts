import { sql } from 'kysely'
import { emptied, his, noOnes, type OwnTables } from '../../db/fates.ts'

export const askTables = {
  ask: {
    columns: {
      ...{ external_id: noOnes, kind: noOnes, status: noOnes, day_only: noOnes },
      text: [emptied(his('author_id'), () => sql`${'…'}`), 'names'],
    },
  },
  answer: { columns: { external_id: noOnes, day_only: noOnes, text: [emptied(his('member_id')), 'names'] } },
} as const satisfies OwnTables
