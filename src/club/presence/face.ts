import { none, type Topic } from '../topic.ts'
import { presenceInDigest } from './digest.ts'

/** What the rolls of meetings, memberships and leaves add up to: it keeps nothing of its own. */
export const presence: Topic = {
  name: 'presence',

  tables: none,

  once: none,

  notices: none,

  duties: none,

  membership: none,

  joining: none,

  retention: none,

  ownData: none,

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: presenceInDigest,

  files: none,
}
