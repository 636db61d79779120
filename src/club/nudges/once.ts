import type { Once } from '../../db/only-once.ts'

export const nudgesOnce: Once = {
  'an episode is counted once': { by: { row: 'nudge' }, in: ['src/club/nudges/queries.ts'] },
  'a kind of nudge is switched off once': { by: { index: 'nudge_off_pkey' }, in: ['src/club/nudges/off.ts'] },
  'a nudge has one outcome': { by: { row: 'nudge' }, in: ['src/club/nudges/queries.ts'] },
}
