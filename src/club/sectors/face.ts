import { none, type Topic } from '../topic.ts'

export const sectors: Topic = {
  name: 'sectors',

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
