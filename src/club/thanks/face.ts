import { none, type Topic } from '../topic.ts'
import { thanksActs } from './acts.ts'
import { thanksInDigest } from './digest.ts'
import { thanksEnds } from './ends.ts'
import { thanksFile } from './file.ts'
import { thanksNotices } from './notices.ts'
import { thanksOnce } from './once.ts'
import { ownThanks } from './own-data.ts'
import { thanksProposals } from './proposals.ts'
import { thanksRetention } from './retention.ts'
import { thanksTables } from './tables.ts'
import { thanksTies } from './ties.ts'

export const thanks: Topic = {
  name: 'thanks',

  tables: thanksTables,

  once: thanksOnce,

  notices: thanksNotices,

  duties: none,

  membership: thanksEnds,

  joining: none,

  retention: thanksRetention,

  ownData: [ownThanks],

  acts: thanksActs,

  proposals: thanksProposals,

  ties: thanksTies,

  awaits: none,

  digest: thanksInDigest,

  files: [thanksFile],
}
