import { none, type Topic } from '../topic.ts'
import { leaveActs } from './acts.ts'
import { leaveEnds } from './ends.ts'
import { leavesFile } from './file.ts'
import { leaveNotices } from './notices.ts'
import { leavesOnce } from './once.ts'
import { ownLeaves } from './own-data.ts'
import { leaveTables } from './tables.ts'

export const leaves: Topic = {
  name: 'leaves',

  tables: leaveTables,

  once: leavesOnce,

  notices: leaveNotices,

  duties: none,

  membership: leaveEnds,

  joining: none,

  retention: none,

  ownData: [ownLeaves],

  acts: leaveActs,

  proposals: none,

  ties: none,

  awaits: none,

  digest: none,

  files: [leavesFile],
}
