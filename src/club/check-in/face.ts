import { none, type Topic } from '../topic.ts'
import { checkInOnce } from './once.ts'
import { ownCheckIns } from './own-data.ts'
import { checkInRetention } from './retention.ts'
import { checkInTables } from './tables.ts'

/** At the door of a meeting: who says that he is there, before anybody takes the roll. */
export const checkIn: Topic = {
  name: 'check-in',

  tables: checkInTables,

  once: checkInOnce,

  notices: none,

  duties: none,

  // Whoever was there was there.
  membership: none,

  joining: none,

  retention: checkInRetention,

  ownData: [ownCheckIns],

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: none,

  files: none,
}
