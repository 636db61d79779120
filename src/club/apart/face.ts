import { none, type Topic } from '../topic.ts'
import { apartOnce } from './once.ts'
import { ownApart } from './own-data.ts'
import { apartTables } from './tables.ts'

/** Whom the bot does not bring together: a wish that nobody learns of. */
export const apart: Topic = {
  name: 'apart',

  tables: apartTables,

  once: apartOnce,

  notices: none,

  duties: none,

  // A wish stays while somebody is away: he may come back.
  membership: none,

  // It goes when one of the two is erased.
  joining: none,

  retention: none,

  ownData: [ownApart],

  acts: none,

  proposals: none,

  digest: none,

  files: none,

  // That they are kept apart is nobody’s to read.
  ties: none,

  awaits: none,
}
