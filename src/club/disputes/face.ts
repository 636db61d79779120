import { none, type Topic } from '../topic.ts'
import { disputeEnds } from './ends.ts'
import { disputeNotices } from './notices.ts'
import { disputesOnce } from './once.ts'
import { ownDisputes } from './own-data.ts'
import { disputeRetention } from './retention.ts'
import { disputeTables } from './tables.ts'

/** What members say of a roll that has them absent, and what the organizers answer. */
export const disputes: Topic = {
  name: 'disputes',

  tables: disputeTables,

  once: disputesOnce,

  notices: disputeNotices,

  duties: none,

  membership: disputeEnds,

  joining: none,

  retention: disputeRetention,

  ownData: [ownDisputes],

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: none,

  files: none,
}
