import { none, type Topic } from '../topic.ts'
import { leavesFile } from './file.ts'

export const leaves: Topic = {
  name: 'leaves',

  tables: none,

  notices: none,

  duties: none,

  membership: none,

  retention: none,

  ownData: none,

  acts: none,

  proposals: none,

  digest: none,

  files: [leavesFile],
}
