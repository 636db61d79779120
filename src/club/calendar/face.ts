import { none, type Topic } from '../topic.ts'
import { calendarOnce } from './once.ts'
import { ownFeed } from './own-data.ts'
import { calendarTables } from './tables.ts'

/** The club in other calendars: a member's own. */
export const calendar: Topic = {
  name: 'calendar',

  tables: calendarTables,

  once: calendarOnce,

  notices: none,

  duties: none,

  // Whoever has left is shown nothing: it is asked each time his address is read, and an end that is undone changes nothing.
  membership: none,

  // It goes when he ends it, or is erased.
  joining: none,

  retention: none,

  ownData: [ownFeed],

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: none,

  files: none,
}
