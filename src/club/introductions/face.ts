import { none, type Topic } from '../topic.ts'
import { introductionActs } from './acts.ts'
import { introductionsAwait } from './awaits.ts'
import { introductionsInDigest } from './digest.ts'
import { endIntroduction, releaseIntroduction } from './end.ts'
import { introductionEnds } from './ends.ts'
import { introductionsFile } from './file.ts'
import { ending, releasing } from './kinds.ts'
import { introductionNotices } from './notices.ts'
import { introductionsOnce } from './once.ts'
import { ownIntroductions } from './own-data.ts'
import { introductionProposals } from './proposals.ts'
import { introductionRetention } from './retention.ts'
import { introductionTables } from './tables.ts'
import { introductionTies } from './ties.ts'

export const introductions: Topic = {
  name: 'introductions',

  tables: introductionTables,

  once: introductionsOnce,

  notices: introductionNotices,

  duties: [ending.does(endIntroduction), releasing.does(releaseIntroduction)],

  membership: introductionEnds,

  joining: none,

  retention: introductionRetention,

  ownData: [ownIntroductions],

  acts: introductionActs,

  proposals: introductionProposals,

  ties: introductionTies,

  awaits: { rows: [introductionsAwait], back: none },

  digest: introductionsInDigest,

  files: [introductionsFile],
}
