import * as thanksAskingCards from '../../../src/club/thanks/asking-cards.ts'
import * as thanksGivenCards from '../../../src/club/thanks/cards.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, lea, marc, referral, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

const thanksCards = { ...thanksGivenCards, ...thanksAskingCards }

export const thanksGiven = (words: Words): Of<typeof thanksCards> => {
  const c = thanksCards
  const amount = { amount: '1250.50', currency: 'EUR' }
  const thanks = {
    ...{ id: uuid(80), from: lea, to: marc, what: 'referral' as const, message: 'Le chantier est signé' },
    ...{ at: at('2026-11-03T10:00:00Z'), inChannel: null, told: null, withdrawn: false, amount: null, referral: null },
    ...{ answer: null, replacedBy: null, first: uuid(80) },
  }
  const worth = { ...thanks, amount, referral: { id: referral.id, givenAt: referral.givenAt } }
  const receipt = { id: thanks.id, to: marc, inChannel: false, amount: null, otherCurrency: false, referral: null }
  return {
    givenCard: [
      ...(['privately', 'called', 'later', 'unconnected'] as const).map(reached =>
        c.givenCard({ ...receipt, reached, inChannel: reached === 'privately' }, words),
      ),
      c.givenCard({ ...receipt, reached: 'privately', amount, referral }, words),
      c.givenCard({ ...receipt, reached: 'privately', amount, referral: { ...referral, status: 'won' } }, words),
      c.givenCard(
        { ...receipt, reached: 'privately', amount: { amount: '300', currency: 'CHF' }, otherCurrency: true },
        words,
      ),
      c.givenCard({ ...receipt, reached: 'privately', amount, corrects: true }, words),
    ],
    undoneCard: [c.undoneCard(thanks, words)],
    receivedCard: [
      ...([null, 'asked', 'yes', 'no'] as const).map(inChannel => c.receivedCard({ ...thanks, inChannel }, words)),
      ...(['introduction', 'help', 'business', null] as const).map(what =>
        c.receivedCard({ ...thanks, what, message: null }, words),
      ),
      ...([null, 'right', 'not-quite'] as const).map(answer => c.receivedCard({ ...worth, answer }, words)),
      c.receivedCard({ ...worth, what: 'business', first: uuid(81) }, words),
      c.receivedCard({ ...thanks, withdrawn: true }, words),
      c.receivedCard({ ...thanks, withdrawn: true, replacedBy: uuid(82) }, words),
    ],
    notQuiteCard: [
      c.notQuiteCard({ ...worth, answer: 'not-quite' }, words),
      c.notQuiteCard({ ...worth, answer: 'right' }, words),
      c.notQuiteCard({ ...worth, withdrawn: true }, words),
      c.notQuiteCard({ ...worth, withdrawn: true, replacedBy: uuid(82) }, words),
    ],
    toldCard: (['referral', 'introduction', 'help', 'business', null] as const).map(what =>
      c.toldCard({ ...thanks, what }, words),
    ),
    whichCard: [
      c.whichCard(
        {
          ...{ draft: uuid(83), to: marc },
          referrals: [
            { referral, on: Temporal.PlainDate.from('2026-10-12') },
            { referral: { ...referral, id: uuid(84), prospect: {} }, on: Temporal.PlainDate.from('2026-09-01') },
          ],
        },
        words,
      ),
      c.whichCard(
        { draft: uuid(83), to: marc, referrals: [{ referral, on: Temporal.PlainDate.from('2026-10-12') }] },
        words,
      ),
    ],
    largeCard: [c.largeCard({ draft: uuid(83), amount: { amount: '12500000', currency: 'EUR' } }, words)],
  }
}
