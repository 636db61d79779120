import { none, type Topic } from '../topic.ts'
import { ledgerRetention } from './retention.ts'
import { ledgerTables } from './tables.ts'

export const ledger: Topic = {
  name: 'ledger',

  tables: ledgerTables,

  notices: none,

  duties: none,

  membership: none,

  retention: ledgerRetention,

  ownData: none,

  acts: none,

  proposals: none,

  digest: none,

  files: none,
}
