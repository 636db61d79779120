import { none, type Topic } from '../topic.ts'
import { answersFile, asksFile } from './file.ts'

export const asks: Topic = {
  name: 'asks',

  tables: none,

  notices: none,

  duties: none,

  membership: none,

  retention: none,

  ownData: none,

  acts: none,

  proposals: none,

  digest: none,

  files: [asksFile, answersFile],
}
