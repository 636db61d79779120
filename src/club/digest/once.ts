import type { Once } from '../../db/only-once.ts'

export const digestOnce: Once = {
  'a week is told once': { by: { index: 'digest_told_pkey' }, in: ['src/club/digest/told.ts'] },
  'a record is left alone once': { by: { index: 'digest_left_pkey' }, in: ['src/club/digest/leave.ts'] },
}
