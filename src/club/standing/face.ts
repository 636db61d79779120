import { none, type Topic } from '../topic.ts'
import { standingsInDigest } from './digest.ts'
import { standingEnds } from './ends.ts'
import { standingNotices } from './notices.ts'
import { standingOnce } from './once.ts'
import { ownStandings } from './own-data.ts'
import { standingRetention } from './retention.ts'
import { standingTables } from './tables.ts'

export const standing: Topic = {
  name: 'standing',

  tables: standingTables,

  once: standingOnce,

  notices: standingNotices,

  duties: none,

  membership: standingEnds,

  joining: none,

  retention: standingRetention,

  ownData: ownStandings,

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: standingsInDigest,

  files: none,
}
