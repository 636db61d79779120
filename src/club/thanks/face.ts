import { none, type Topic } from '../topic.ts'

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

  file: none,
}
