import { none, type Topic } from '../topic.ts'
import { admissionInDigest } from './digest.ts'
import { admissionEnds } from './ends.ts'
import { showingEnds, voteEnds } from './kinds.ts'
import { admissionNotices } from './notices.ts'
import { admissionOnce } from './once.ts'
import { ownApplications, ownVoices } from './own-data.ts'
import { admissionRetention } from './retention.ts'
import { endShowing } from './showing.ts'
import { admissionTables } from './tables.ts'
import { endVote } from './vote.ts'

/** Whoever would like to be a member, from the application to a human’s answer. */
export const admission: Topic = {
  name: 'admission',

  tables: admissionTables,

  once: admissionOnce,

  notices: admissionNotices,

  duties: [showingEnds.does(endShowing), voteEnds.does(endVote)],

  membership: admissionEnds,

  joining: none,

  retention: admissionRetention,

  ownData: [ownApplications, ownVoices],

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: admissionInDigest,

  files: none,
}
