import { none, type Topic } from '../topic.ts'
import { sectorsInDigest } from './digest.ts'
import { balancing } from './kinds.ts'
import { sectorsOnce } from './once.ts'
import { sectorsRetention } from './retention.ts'
import { lookAtBalance } from './seen.ts'
import { sectorTables } from './tables.ts'

export const sectors: Topic = {
  name: 'sectors',

  tables: sectorTables,

  once: sectorsOnce,

  notices: none,

  duties: [balancing.does(lookAtBalance)],

  membership: none,

  joining: none,

  retention: sectorsRetention,

  ownData: none,

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: sectorsInDigest,

  files: none,
}
