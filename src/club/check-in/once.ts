import type { Once } from '../../db/only-once.ts'

export const checkInOnce: Once = {
  'a member, or who comes for him, checks in once': {
    by: { index: 'check_in_pkey' },
    in: ['src/club/check-in/check-in.ts'],
  },
  'a guest’s check-in is taken back once': {
    by: { row: 'guest_check_in' },
    in: ['src/club/check-in/checked-in.ts', 'src/club/check-in/take-away.ts'],
  },
  'a guest checks in once': { by: { index: 'guest_check_in_pkey' }, in: ['src/club/check-in/arrive.ts'] },
  'codes are tried a few times at a door': { by: { index: 'check_in_try_pkey' }, in: ['src/club/check-in/tries.ts'] },
}
