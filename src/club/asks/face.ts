import { none, type Topic } from '../topic.ts'
import { askActs } from './acts.ts'
import { answersAwait } from './awaits.ts'
import { asksInDigest } from './digest.ts'
import { expireAsk } from './end.ts'
import { askEnds } from './ends.ts'
import { answersFile, asksFile } from './file.ts'
import { expiring, roundingUp } from './kinds.ts'
import { askNotices } from './notices.ts'
import { asksOnce } from './once.ts'
import { ownAsks } from './own-data.ts'
import { askProposals } from './proposals.ts'
import { askRetention } from './retention.ts'
import { sendRoundUp } from './round-up.ts'
import { askTables } from './tables.ts'

export const asks: Topic = {
  name: 'asks',

  tables: askTables,

  once: asksOnce,

  notices: askNotices,

  duties: [expiring.does(expireAsk), roundingUp.does(sendRoundUp)],

  membership: askEnds,

  joining: none,

  retention: askRetention,

  ownData: [ownAsks],

  acts: askActs,

  proposals: askProposals,

  ties: none,

  awaits: { rows: [answersAwait], back: none },

  digest: asksInDigest,

  files: [asksFile, answersFile],
}
