import type { Once } from '../../db/only-once.ts'

export const leavesOnce: Once = {
  'a leave is cut short once, as it is when the membership ends': {
    by: { row: 'leave' },
    in: ['src/club/leaves/ends.ts'],
  },
}
