import { none, type Topic } from '../topic.ts'
import { pairingInDigest } from './digest.ts'
import { drawDueRound, tellOfRound } from './draw.ts'
import { drawing, telling } from './kinds.ts'
import { pairingNotices } from './notices.ts'
import { pairingOnce } from './once.ts'
import { ownSkips } from './own-data.ts'
import { pairingRetention } from './retention.ts'
import { pairingTables } from './tables.ts'

export const pairing: Topic = {
  name: 'pairing',

  tables: pairingTables,

  once: pairingOnce,

  notices: pairingNotices,

  duties: [telling.does(tellOfRound), drawing.does(drawDueRound)],

  // What a round proposed is a one-to-one, and ends as one.
  membership: none,

  joining: none,

  retention: pairingRetention,

  ownData: [ownSkips],

  acts: none,

  proposals: none,

  ties: none,

  awaits: none,

  digest: pairingInDigest,

  files: none,
}
