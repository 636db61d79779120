import { wordsFor } from '../../words/words.ts'
import { none, type Topic } from '../topic.ts'
import { lettingGo } from './kinds.ts'
import { letGo } from './let-go.ts'
import { privacyNotices } from './notices.ts'
import { privacyOnce } from './once.ts'
import { ownMessages } from './own-data.ts'
import { leavers } from './retention.ts'

export const privacy: Topic = {
  name: 'privacy',

  tables: none,

  once: privacyOnce,

  notices: privacyNotices,

  duties: [lettingGo.does(letGo)],

  membership: none,

  joining: none,

  retention: [(club, until) => leavers(club, until, wordsFor(club.speech).privacy.formerName)],

  ownData: [ownMessages],

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: none,

  files: none,
}
