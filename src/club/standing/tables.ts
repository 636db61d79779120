import { his, type OwnTables } from '../../db/fates.ts'

export const standingTables = {
  evaluation: { goes: his('member_id'), columns: { standing: 'with its row', figures: 'with its row' } },
  organizer_answer: { goes: his('member_id'), columns: { answer: 'with its row' } },
  contest: { goes: his('member_id'), columns: { words: 'sealed' } },
} as const satisfies OwnTables
