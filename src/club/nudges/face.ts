import { evaluating } from '../standing/kinds.ts'
import { none, type Topic } from '../topic.ts'
import { nudgesInDigest } from './digest.ts'
import { nudgesFile } from './file.ts'
import { nudgeNotices } from './notices.ts'
import { nudgesOnce } from './once.ts'
import { ownNudges } from './own-data.ts'
import { nudgeProposals } from './proposals.ts'
import { nudgeRetention } from './retention.ts'
import { nudgeTables } from './tables.ts'
import { weeklyRound } from './weekly.ts'

export const nudges: Topic = {
  name: 'nudges',

  tables: nudgeTables,

  once: nudgesOnce,

  notices: nudgeNotices,

  duties: [evaluating.does(weeklyRound)],

  membership: none,

  joining: none,

  retention: nudgeRetention,

  ownData: [ownNudges],

  acts: none,

  proposals: nudgeProposals,

  ties: none,

  awaits: none,

  digest: nudgesInDigest,

  files: [nudgesFile],
}
