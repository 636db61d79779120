import { none, type Topic } from '../topic.ts'
import { keepMemos } from './keep.ts'
import { remembering } from './kinds.ts'
import { memoNotices } from './notices.ts'

/** A member's year, told to himself: it keeps nothing of its own, and is read from the records whenever it is drawn. */
export const memo: Topic = {
  name: 'memo',

  tables: none,

  once: none,

  notices: memoNotices,

  duties: [remembering.does(keepMemos)],

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
