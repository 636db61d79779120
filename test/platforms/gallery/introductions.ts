import * as introductionCards from '../../../src/club/introductions/cards.ts'
import { whyMissing } from '../../../src/terms/missing.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, introduction, lea, marc, olga, onDay, paul, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const introductions = (words: Words): Of<typeof introductionCards> => {
  const c = introductionCards
  const side = 'a'
  const asked = (more: Partial<typeof introduction>) =>
    c.askedCard({ introduction: { ...introduction, ...more }, side }, words)
  const whys: (string | null)[] = [
    ...(['rights', 'channel'] as const).map(what => whyMissing({ what })),
    ...(['left', 'blind'] as const).map(what => whyMissing({ what, member: marc.id })),
    ...['no platform in common', 'no connection to slack', null],
  ]
  const stuck = whys.map(why => ({ ...introduction, conversation: { state: 'stuck', why } as const }))
  const { a, b, asker, context, said } = introduction
  const drafted = { draft: uuid(21), version: 1, asker, a, b, context: context!, said }
  const ties = { meeting: { times: 4, last: onDay('2026-10-15') }, oneToOne: { times: 1, last: null } }
  const met = { ...introduction, decidedAt: at('2026-11-05T10:00:00Z') }
  return {
    requestedCard: [
      c.requestedCard({ introduction, unconnected: [] }, words),
      c.requestedCard({ introduction: { ...introduction, asker: lea, context: null }, unconnected: [marc] }, words),
    ],
    undoneCard: [c.undoneCard(words)],
    draftedCard: [
      c.draftedCard(
        {
          ...drafted,
          known: [
            { member: lea, ties },
            { member: marc, ties: {} },
          ],
        },
        words,
      ),
      c.draftedCard({ ...drafted, asker: lea, said: { a: '', b: null }, known: [{ member: marc, ties: {} }] }, words),
    ],
    waitingCard: [c.waitingCard(introduction, words), c.waitingCard({ ...introduction, asker: lea }, words)],
    askedCard: [
      asked({}),
      asked({ said: { a: null, b: 'Celle qui a *sauvé* mon chantier' } }),
      asked({ said: { a: null, b: '' } }),
      asked({ again: { a: at('2026-12-04T09:00:00Z'), b: null } }),
      asked({ asker: marc, context: null }),
      asked({ answers: { a: 'yes', b: null } }),
      asked({ answers: { a: 'no', b: null } }),
      asked({ status: 'accepted' }),
      asked({ status: 'expired' }),
      asked({ withdrawn: true }),
    ],
    reminderCard: [c.reminderCard({ introduction, side }, words)],
    askedAgainCard: [
      c.askedAgainCard(
        { introduction: { ...introduction, again: { a: at('2026-12-04T09:00:00Z'), b: null } }, side },
        words,
      ),
    ],
    endedCard: [c.endedCard({ introduction, reader: olga.id }, words)],
    agreedCard: [c.agreedCard(introduction, words), ...stuck.map(one => c.agreedCard(one, words))],
    stuckCard: [...stuck, introduction].map(one => c.stuckCard({ introduction: one, side }, words)),
    conversationCard: [...stuck, introduction].map(one => c.conversationCard(one, words)),
    openedCard: [c.openedCard(introduction, words), c.openedCard({ ...introduction, asker: lea }, words)],
    contactCard: [c.contactCard({ introduction, side }, words), c.contactCard({ introduction, side: 'b' }, words)],
    metCard: [
      ...(['yes', 'not-yet', 'no', null] as const).map(said => ({ met: { a: said, b: null } })),
      { asker: lea, met: { a: 'yes', b: null } } as const,
    ].map(more => c.metCard({ introduction: { ...met, ...more }, side }, words)),
    presentationCard: [c.presentationCard(lea, words), c.presentationCard(paul, words)],
    previewCard: [c.previewCard(lea, words)],
    publishedCard: [
      c.publishedCard('now', words),
      c.publishedCard('waits', words),
      c.publishedCard(at('2026-11-04T07:00:00Z'), words),
    ],
  }
}
