import type { Once } from '../../db/only-once.ts'

export const apartOnce: Once = {
  'a pair is kept apart once by a member, and once by the organizers': {
    by: { index: 'kept_apart_once' },
    in: ['src/club/apart/keep.ts'],
  },
}
