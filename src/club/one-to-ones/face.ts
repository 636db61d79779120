import { none, type Topic } from '../topic.ts'
import { oneToOneActs } from './acts.ts'
import { oneToOnesAwait } from './awaits.ts'
import { oneToOnesInDigest } from './digest.ts'
import { oneToOneEnds } from './ends.ts'
import { oneToOnesFile } from './file.ts'
import { oneToOneNotices } from './notices.ts'
import { oneToOnesOnce } from './once.ts'
import { ownOneToOnes } from './own-data.ts'
import { oneToOneProposals } from './proposals.ts'
import { oneToOneRetention } from './retention.ts'
import { oneToOneTables } from './tables.ts'
import { oneToOneTies } from './ties.ts'

export const oneToOnes: Topic = {
  name: 'one-to-ones',

  tables: oneToOneTables,

  once: oneToOnesOnce,

  notices: oneToOneNotices,

  duties: none,

  membership: oneToOneEnds,

  joining: none,

  retention: oneToOneRetention,

  ownData: [ownOneToOnes],

  acts: oneToOneActs,

  proposals: oneToOneProposals,

  ties: oneToOneTies,

  awaits: { rows: [oneToOnesAwait], back: none },

  digest: oneToOnesInDigest,

  files: [oneToOnesFile],
}
