import { none, type Topic } from '../topic.ts'
import { thanksFile } from './file.ts'

export const thanks: Topic = {
  name: 'thanks',

  tables: none,

  notices: none,

  duties: none,

  membership: none,

  retention: none,

  ownData: none,

  acts: none,

  proposals: none,

  digest: none,

  files: [thanksFile],
}
