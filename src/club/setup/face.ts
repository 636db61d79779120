import { none, type Topic } from '../topic.ts'
import { clubFile } from './file.ts'
import { setupNotices } from './notices.ts'
import { setupOnce } from './once.ts'
import { setupRetention } from './retention.ts'
import { setupTables } from './tables.ts'

export const setup: Topic = {
  name: 'setup',

  tables: setupTables,

  once: setupOnce,

  notices: setupNotices,

  duties: none,

  membership: none,

  joining: none,

  retention: setupRetention,

  ownData: none,

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: none,

  files: [clubFile],
}
