import { weightsNow } from '../../../src/club/standing/weigh.ts'
import * as weightCards from '../../../src/club/standing/weights-cards.ts'
import type { Words } from '../../../src/words/words.ts'
import { uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const weights = (words: Words): Of<typeof weightCards> => {
  const c = weightCards
  const usual = weightsNow({})
  const own = { ...usual, referral: 2, thanks: 0.25, 'half-life': 365 }
  const effects = [
    { more: 0, fewer: 0 },
    { more: 2, fewer: 1 },
    { more: 0, fewer: 3 },
  ]
  return {
    weightsCard: [c.weightsCard(usual, words), c.weightsCard(own, words)],
    weightsEffectCard: effects.map(effect => c.weightsEffectCard({ weights: own, effect, draft: uuid(91) }, words)),
    weightsSavedCard: [c.weightsSavedCard(uuid(92), words)],
  }
}
