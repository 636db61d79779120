import * as keepingCards from '../../../src/club/privacy/keeping-cards.ts'
import { keptDays, keptKinds } from '../../../src/club/privacy/rules.ts'
import * as doorCards from '../../../src/club/setup/door-cards.ts'
import type { Words } from '../../../src/words/words.ts'
import { uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

const own = keptDays({
  keep: { acts: 800, prospects: 30, visitors: 180, candidates: 30, audit: 90, nudges: 60, leavers: 60 },
})

export const keeping = (words: Words): Of<typeof keepingCards> => {
  const c = keepingCards
  return {
    keepingCard: [keptDays({}), own].map(days => c.keepingCard(days, words)),
    keepingSavedCard: [c.keepingSavedCard({ days: own, choice: uuid(95) }, words)],
    tonightCard: [
      c.tonightCard([], words),
      c.tonightCard(
        keptKinds.map((kind, n) => ({ kind, count: n === 0 ? 500 : n, orMore: n === 0 })),
        words,
      ),
    ],
  }
}

export const settingsDoor = (words: Words): Of<typeof doorCards> => ({
  settingsDoorCard: [
    doorCards.settingsDoorCard(
      {
        club: { name: 'Le Cercle', zone: 'Europe/Paris', language: 'fr', rounds: 'monthly' },
        meetings: { announce: 7, roll: 7 },
        digest: { to: 'channel', rhythm: { day: 'monday', time: '08:00' }, off: [] },
        ownWeights: false,
        vote: { quorum: 50, days: 5 },
        kept: keptDays({}),
      },
      words,
    ),
    doorCards.settingsDoorCard(
      {
        club: { name: 'Le Cercle', zone: 'Europe/Paris', language: 'en', rounds: 'never' },
        meetings: { announce: 10, roll: 1 },
        digest: { to: 'each', rhythm: { day: 'friday', time: '17:30' }, off: ['presence'] },
        ownWeights: true,
        vote: { quorum: 100, days: 1 },
        kept: own,
      },
      words,
    ),
  ],
})
