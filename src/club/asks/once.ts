import type { Once } from '../../db/only-once.ts'

export const asksOnce: Once = {
  'the same is asked once by a member': { by: { lock: 'ask' }, in: ['src/club/asks/make.ts'] },
  'two asks a week reach one member, and each is passed to him once': {
    by: { lock: 'ask' },
    in: ['src/club/asks/make.ts', 'src/club/asks/route.ts'],
  },
  'the club reads what is new in one round-up': { by: { lock: 'ask' }, in: ['src/club/asks/round-up.ts'] },
  'an ask ends once, and is answered once by a member': {
    by: { row: 'ask' },
    in: ['src/club/asks/queries.ts', 'src/club/asks/answer.ts', 'src/club/asks/end.ts'],
  },
}
