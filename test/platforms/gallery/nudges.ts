import * as nudgeCards from '../../../src/club/nudges/cards.ts'
import type { Nudge } from '../../../src/club/nudges/nudge.ts'
import { offerOf } from '../../../src/club/nudges/possible.ts'
import { topics } from '../../../src/club/topics.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, everyGrounds, groundsFor, lea, marc, meeting, olga, onDay, standingOf, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const nudges = (words: Words): Of<typeof nudgeCards> => {
  const c = nudgeCards
  const nothing = { who: null, other: null, text: null, meeting: null, helped: null }
  const nudge: Nudge = {
    decidedAt: at('2026-11-24T09:00:00Z'),
    ...{ id: uuid(80), member: lea, ladder: 'to-rebalance', step: 1, act: null, about: null, outcome: 'pending' },
    ...{ open: true, sent: 1, zone: 'Europe/Paris', offered: nothing },
    grounds: groundsFor(standingOf(lea, 'to-rebalance'), { relG: 0.7, presence: 0.4 }),
    holds: true,
    opening: { code: 'was-recommended', key: uuid(82), one: marc, on: onDay('2026-09-03') },
    decidedOn: onDay('2026-11-24'),
    ...{ gone: false, stopped: false, together: true },
    today: onDay('2026-11-24'),
    snoozedUntil: null,
    press: null,
  }
  const about = uuid(81)
  const arrived = { ...lea, joinedOn: onDay('2026-11-12') }
  const offers: Partial<Nudge>[] = [
    { act: 'answer-ask', offered: { ...nothing, who: marc, text: 'Un notaire *réactif* à Lyon ?' } },
    { act: 'rsvp', offered: { ...nothing, meeting } },
    { act: 'invite-guest', offered: { ...nothing, meeting } },
    { act: 'one-to-one', offered: { ...nothing, who: marc } },
    ...([null, 'referral', 'own-need', 'introduction', 'answer'] as const).map(
      helped =>
        ({
          act: 'thank',
          about: `${helped ?? 'answer'} ${about} ${marc.id}`,
          offered: { ...nothing, who: marc, helped },
        }) as const,
    ),
    { act: 'greet-newcomer', offered: { ...nothing, who: marc }, ladder: 'withdrawn' },
    { act: 'buddy', offered: { ...nothing, who: marc }, ladder: 'newcomer', member: arrived },
    { act: 'update-referral', offered: { ...nothing, who: marc }, step: 2 },
    { act: 'introduce', offered: { ...nothing, who: marc, other: olga }, ladder: 'hunter' },
    {
      ...{ act: 'fill-profile', ladder: 'newcomer', member: arrived },
      grounds: groundsFor(standingOf(lea, 'new'), { daysOfMembership: 12 }),
    },
    // A member of years of whom little is known.
    { act: 'rsvp', offered: { ...nothing, meeting }, ladder: 'newcomer' },
    { outcome: 'acted' },
    { act: 'answer-ask', offered: nothing, open: false, gone: true, opening: null },
  ]
  return {
    nudgeCard: offers.map(offer => {
      const press = offer.act ? (offerOf({ topics }, offer.act)?.press(offer.about ?? about, nudge.id) ?? null) : null
      return c.nudgeCard({ ...nudge, about, press, ...offer }, words)
    }),
    laterCard: [c.laterCard({ nudge: uuid(70), until: onDay('2026-12-01') }, words)],
    noMoreCard: [c.noMoreCard(nudge.id, words)],
    againCard: [c.againCard(words)],
    askedCard: [c.askedCard(marc, words)],
    buddyCard: [c.buddyCard(nudge, words)],
    notNowCard: [c.notNowCard(words)],
    handOverCard: [
      ...(['hunter', 'withdrawn', 'to-rebalance', 'newcomer'] as const).map(ladder => {
        const grounds = groundsFor(standingOf(lea, ladder === 'newcomer' ? 'new' : ladder), { daysOfMembership: 47 })
        return c.handOverCard(
          {
            nudge: { ...nudge, ladder, grounds },
            taken: ladder === 'newcomer' || ladder === 'hunter' ? { by: marc, speaks: ladder === 'newcomer' } : null,
          },
          words,
          null,
        )
      }),
      ...everyGrounds(lea).map(grounds =>
        c.handOverCard({ nudge: { ...nudge, grounds, holds: false }, taken: null }, words, null),
      ),
    ],
  }
}
