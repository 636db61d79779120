import type { Once } from '../../db/only-once.ts'

export const oneToOnesOnce: Once = {
  'one one-to-one of two members is open': {
    by: { lock: 'one-to-one' },
    in: ['src/club/one-to-ones/change.ts', 'src/club/one-to-ones/ends.ts'],
  },
  'a one-to-one is answered and confirmed once by each': {
    by: { row: 'one_to_one' },
    in: ['src/club/one-to-ones/answer.ts', 'src/club/one-to-ones/held.ts'],
  },
}
