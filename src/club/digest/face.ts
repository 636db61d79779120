import { none, type Topic } from '../topic.ts'
import { digesting } from './kinds.ts'
import { digestNotices } from './notices.ts'
import { sendDigest } from './send.ts'

export const digest: Topic = {
  name: 'digest',

  tables: none,

  once: none,

  notices: digestNotices,

  duties: [digesting.does(sendDigest)],

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
