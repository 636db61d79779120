import { none, type Topic } from '../topic.ts'
import { ownActs } from './own-data.ts'
import { ledgerRetention } from './retention.ts'
import { ledgerTables } from './tables.ts'

export const ledger: Topic = {
  name: 'ledger',

  tables: ledgerTables,

  once: none,

  notices: none,

  duties: none,

  membership: none,

  joining: none,

  retention: ledgerRetention,

  ownData: [ownActs],

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: none,

  files: none,
}
