import { none, type Topic } from '../topic.ts'
import { prospectsOnce } from './once.ts'
import { ownProspectLooks } from './own-data.ts'
import { prospectRetention } from './retention.ts'
import { prospectTables } from './tables.ts'

/** Third persons: who looked at their contacts, and who does not want to be recommended. */
export const prospects: Topic = {
  name: 'prospects',

  tables: prospectTables,

  once: prospectsOnce,

  // The two members of a referral are told by it.
  notices: none,

  duties: none,

  // Who looked is kept for the one who was looked at, whoever leaves.
  membership: none,

  joining: none,

  retention: prospectRetention,

  ownData: [ownProspectLooks],

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: none,

  files: none,
}
