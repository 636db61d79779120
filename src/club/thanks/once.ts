import type { Once } from '../../db/only-once.ts'

export const thanksOnce: Once = {
  'a thanks is given once a day for one thing': { by: { index: 'thanks_once' }, in: ['src/club/thanks/thank.ts'] },
  'a thanks is answered, corrected and taken back once': {
    by: { row: 'thanks' },
    in: ['src/club/thanks/answer.ts', 'src/club/thanks/correct.ts', 'src/club/thanks/thank.ts'],
  },
  'an amount is told to the club once': { by: { row: 'thanks' }, in: ['src/club/thanks/totals.ts'] },
}
