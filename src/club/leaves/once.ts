import type { Once } from '../../db/only-once.ts'

export const leavesOnce: Once = {
  'a leave is cut short once, as it is when the membership ends': {
    by: { row: 'leave' },
    in: ['src/club/leaves/ends.ts', 'src/club/leaves/on-leave.ts'],
  },
  'no pause of a member overlaps another': {
    by: { lock: 'leave' },
    in: ['src/club/leaves/pause.ts', 'src/club/leaves/ends.ts'],
  },
}
