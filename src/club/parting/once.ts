import type { Once } from '../../db/only-once.ts'

export const partingOnce: Once = {
  'whoever leaves leaves once': { by: { lock: 'members' }, in: ['src/club/parting/leave.ts'] },
}
