import { none, type Topic } from '../topic.ts'
import { memberActs } from './acts.ts'
import { membersInDigest } from './digest.ts'
import { memberEnds } from './ends.ts'
import { membersFile } from './file.ts'
import { memberNotices } from './notices.ts'
import { membersOnce } from './once.ts'
import { ownMembership } from './own-data.ts'
import { memberProposals } from './proposals.ts'
import { memberRetention } from './retention.ts'
import { memberTables } from './tables.ts'
import { sponsorTies } from './ties.ts'

export const members: Topic = {
  name: 'members',

  tables: memberTables,

  once: membersOnce,

  notices: memberNotices,

  duties: none,

  membership: memberEnds,

  joining: none,

  retention: memberRetention,

  ownData: ownMembership,

  acts: memberActs,

  proposals: memberProposals,

  ties: sponsorTies,

  awaits: none,

  digest: membersInDigest,

  files: [membersFile],
}
