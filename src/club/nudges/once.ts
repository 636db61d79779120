import type { Once } from '../../db/only-once.ts'

export const nudgesOnce: Once = {
  'a nudge has one outcome': { by: { row: 'nudge' }, in: ['src/club/nudges/queries.ts'] },
}
