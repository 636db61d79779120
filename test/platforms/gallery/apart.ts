import * as apartCards from '../../../src/club/apart/cards.ts'
import type { Words } from '../../../src/words/words.ts'
import { marc, paul } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const apart = (words: Words): Of<typeof apartCards> => ({
  apartCard: [apartCards.apartCard([], words), apartCards.apartCard([marc, paul], words)],
  keptCard: [apartCards.keptCard(marc, words)],
  releasedCard: [apartCards.releasedCard(marc, words)],
})
