import { none, type Topic } from '../topic.ts'
import { thanksInDigest } from './digest.ts'
import { thanksFile } from './file.ts'
import { thanksTables } from './tables.ts'

export const thanks: Topic = {
  name: 'thanks',

  tables: thanksTables,

  notices: none,

  duties: none,

  membership: none,

  retention: none,

  ownData: none,

  acts: none,

  proposals: none,

  digest: thanksInDigest,

  files: [thanksFile],
}
