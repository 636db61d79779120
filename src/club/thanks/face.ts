import { none, type Topic } from '../topic.ts'
import { thanksActs } from './acts.ts'
import { thanksInDigest } from './digest.ts'
import { thanksFile } from './file.ts'
import { ownThanks } from './own-data.ts'
import { thanksRetention } from './retention.ts'
import { thanksTables } from './tables.ts'

export const thanks: Topic = {
  name: 'thanks',

  tables: thanksTables,

  once: none,

  notices: none,

  duties: none,

  membership: none,

  retention: thanksRetention,

  ownData: [ownThanks],

  acts: thanksActs,

  proposals: none,

  digest: thanksInDigest,

  files: [thanksFile],
}
