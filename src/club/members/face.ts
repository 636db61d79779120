import { none, type Topic } from '../topic.ts'
import { membersFile } from './file.ts'
import { memberNotices } from './notices.ts'

export const members: Topic = {
  name: 'members',

  tables: none,

  notices: memberNotices,

  duties: none,

  membership: none,

  retention: none,

  ownData: none,

  acts: none,

  proposals: none,

  digest: none,

  files: [membersFile],
}
