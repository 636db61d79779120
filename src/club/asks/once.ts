import type { Once } from '../../db/only-once.ts'

export const asksOnce: Once = {
  'the same is asked once by a member': { by: { lock: 'ask' }, in: ['src/club/asks/make.ts'] },
  'an ask ends once, and is answered once by a member': {
    by: { row: 'ask' },
    in: ['src/club/asks/queries.ts', 'src/club/asks/answer.ts', 'src/club/asks/end.ts'],
  },
}
