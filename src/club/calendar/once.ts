import type { Once } from '../../db/only-once.ts'

export const calendarOnce: Once = {
  'a member has one address for his calendar': {
    by: { index: 'calendar_feed_of_member' },
    in: ['src/club/calendar/subscribe.ts'],
  },
}
