import { none, type Topic } from '../topic.ts'
import { referralActs } from './acts.ts'
import { referralsAwait } from './awaits.ts'
import { referralsInDigest } from './digest.ts'
import { referralEnds } from './ends.ts'
import { referralsFile } from './file.ts'
import { closing, whenBack } from './kinds.ts'
import { closeReferral } from './move.ts'
import { referralNotices } from './notices.ts'
import { referralsOnce } from './once.ts'
import { ownReferrals } from './own-data.ts'
import { referralProposals } from './proposals.ts'
import { referralRetention } from './retention.ts'
import { referralTables } from './tables.ts'
import { referralTies } from './ties.ts'
import { passWhatWaited, passWhenBack } from './wait.ts'

export const referrals: Topic = {
  name: 'referrals',

  tables: referralTables,

  once: referralsOnce,

  notices: referralNotices,

  duties: [closing.does(closeReferral), whenBack.does(passWhenBack)],

  membership: referralEnds,

  joining: none,

  retention: referralRetention,

  ownData: [ownReferrals],

  acts: referralActs,

  proposals: referralProposals,

  ties: referralTies,

  awaits: { rows: [referralsAwait], back: passWhatWaited },

  digest: referralsInDigest,

  files: [referralsFile],
}
