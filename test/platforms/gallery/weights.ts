import { weightsNow } from '../../../src/club/standing/weigh.ts'
import * as weightCards from '../../../src/club/standing/weights-cards.ts'
import type { Words } from '../../../src/words/words.ts'
import { lea, marc, paul, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const weights = (words: Words): Of<typeof weightCards> => {
  const c = weightCards
  const usual = weightsNow({})
  const own = { ...usual, referral: 2, thanks: 0.25, 'half-life': 365 }
  const effects = [
    { more: new Set<string>(), fewer: new Set<string>() },
    { more: new Set([lea.id, marc.id]), fewer: new Set([paul.id]) },
    { more: new Set<string>(), fewer: new Set([lea.id, marc.id, paul.id]) },
  ]
  const moved = [
    { more: [], fewer: [] },
    { more: [lea, marc], fewer: [paul] },
    { more: [], fewer: [lea] },
  ]
  return {
    weightsCard: [c.weightsCard(usual, words), c.weightsCard(own, words)],
    weightsEffectCard: effects.map(effect => c.weightsEffectCard({ weights: own, effect, draft: uuid(91) }, words)),
    movedCard: moved.map(members => c.movedCard(members, words)),
    weightsSavedCard: [c.weightsSavedCard(uuid(92), words)],
  }
}
