import { emptied, his, noOnes, type OwnTables } from '../../db/fates.ts'

export const thanksTables = {
  thanks: {
    columns: { external_id: noOnes, currency: noOnes, day_only: noOnes, message: [emptied(his('from_id')), 'names'] },
  },
} as const satisfies OwnTables
