import { emptied, his, noOnes, type OwnTables } from '../../db/fates.ts'

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
