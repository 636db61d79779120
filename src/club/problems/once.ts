import type { Once } from '../../db/only-once.ts'

export const problemsOnce: Once = {
  'a problem is answered, decided and rated by one after the other': {
    by: { row: 'problem' },
    in: ['src/club/problems/queries.ts'],
  },
}
