import type { Once } from '../../db/only-once.ts'

export const introductionsOnce: Once = {
  'one request for two members is under way': {
    by: { lock: 'introduction' },
    in: ['src/club/introductions/request.ts', 'src/club/introductions/queries.ts', 'src/club/introductions/ends.ts'],
  },
}
