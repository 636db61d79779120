import { none, type Topic } from '../topic.ts'
import { digesting } from './kinds.ts'
import { digestNotices } from './notices.ts'
import { digestOnce } from './once.ts'
import { sendDigest } from './send.ts'
import { digestTables } from './tables.ts'
import { digestRetention } from './told.ts'

export const digest: Topic = {
  name: 'digest',

  tables: digestTables,

  once: digestOnce,

  notices: digestNotices,

  duties: [digesting.does(sendDigest)],

  membership: none,

  joining: none,

  retention: digestRetention,

  ownData: none,

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: none,

  files: none,
}
