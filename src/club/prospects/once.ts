import type { Once } from '../../db/only-once.ts'

export const prospectsOnce: Once = {
  'a wish not to be recommended is kept once': {
    by: { index: 'prospect_wish_once' },
    in: ['src/club/prospects/wish.ts'],
  },
  'nobody is passed on while he is being forgotten': { by: { lock: 'prospect' }, in: ['src/club/prospects/wish.ts'] },
}
