import { none, type Topic } from '../topic.ts'

/** What the records of other topics add up to: it keeps none of its own. */
export const business: Topic = {
  name: 'business',

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

  digest: none,

  files: none,
}
