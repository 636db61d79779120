import { none, type Topic } from '../topic.ts'

/** It keeps nothing of its own: who is found is read when somebody looks. */
export const directory: Topic = {
  name: 'directory',

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
