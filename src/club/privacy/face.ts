import { wordsFor } from '../../words/words.ts'
import { none, type Topic } from '../topic.ts'
import { lettingGo } from './kinds.ts'
import { letGo } from './let-go.ts'
import { privacyNotices } from './notices.ts'

export const privacy: Topic = {
  name: 'privacy',

  tables: none,

  notices: privacyNotices,

  duties: [lettingGo.does(club => letGo(club, wordsFor(club.speech).privacy.formerName))],

  membership: none,

  retention: none,

  ownData: none,

  acts: none,

  proposals: none,

  digest: none,

  files: none,
}
