import { none, type Topic } from '../topic.ts'
import { standingNotices } from './notices.ts'

export const standing: Topic = {
  name: 'standing',

  tables: none,

  notices: standingNotices,

  duties: none,

  membership: none,

  retention: none,

  ownData: none,

  acts: none,

  proposals: none,

  digest: none,

  files: none,
}
