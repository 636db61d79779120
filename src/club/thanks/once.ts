import type { Once } from '../../db/only-once.ts'

export const thanksOnce: Once = {
  'a thanks is given once a day for one thing': { by: { index: 'thanks_once' }, in: ['src/club/thanks/thank.ts'] },
  'a thanks is answered and taken back once': { by: { row: 'thanks' }, in: ['src/club/thanks/thank.ts'] },
}
