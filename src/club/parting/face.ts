import { none, type Topic } from '../topic.ts'
import { partingNotices } from './notices.ts'
import { partingOnce } from './once.ts'

/** A member who leaves by himself, with a good-bye: his end is kept like every end, and what he gave stays. */
export const parting: Topic = {
  name: 'parting',

  tables: none,

  once: partingOnce,

  notices: partingNotices,

  duties: none,

  membership: none,

  joining: none,

  retention: none,

  ownData: none,

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: none,

  files: none,
}
