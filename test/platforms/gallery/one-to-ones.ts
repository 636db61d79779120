import * as oneToOneCards from '../../../src/club/one-to-ones/cards.ts'
import * as newcomerCards from '../../../src/club/one-to-ones/newcomer-cards.ts'
import type { Member } from '../../../src/terms/member.ts'
import { view } from '../../../src/view/build.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, lea, marc, olga, onDay, oneToOne, paul, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const oneToOnes = (words: Words): Of<typeof oneToOneCards> => {
  const c = oneToOneCards
  const held = (more: Partial<typeof oneToOne>) => c.heldCard(read({ ...oneToOne, ...more }, lea), words)
  const read = (meeting: typeof oneToOne, reader: Member) => ({
    ...{ meeting, reader: reader.id, zone: 'Europe/Paris', at: at('2026-11-04T10:00:00Z') },
  })
  const proposed = (more: Partial<typeof oneToOne>, reader = marc) =>
    c.proposedCard(read({ ...oneToOne, ...more }, reader), words)
  const moments = ['2026-11-12T09:00:00Z', '2026-11-13T13:30:00Z', '2026-11-02T13:30:00Z'].map((text, n) => ({
    ...{ id: uuid(510 + n), at: at(text), by: lea.id, suits: [lea.id] },
  }))
  const agreed = {
    ...({ status: 'scheduled', startsAt: moments[0]!.at, sequence: 1, place: 'Café de la <Gare> & du Midi' } as const),
  }
  const far = { ...marc, reads: { ...marc.reads, zone: 'America/Montreal' } }
  const noted = { proposedAt: null, heldOn: onDay('2026-11-03'), loggedBy: lea.id, status: 'unconfirmed' } as const
  const ofThree = { ...oneToOne, people: [lea, marc, olga] }
  return {
    proposedReceipt: [
      ...[oneToOne, ofThree, { ...oneToOne, moments }, { ...ofThree, moments }].map(one =>
        c.proposedReceipt({ ...read(one, lea), unconnected: [] }, words),
      ),
      c.proposedReceipt({ ...read(oneToOne, lea), unconnected: [marc] }, words),
    ],
    undoneCard: [c.undoneCard(words)],
    proposedCard: [
      ...(['proposed', 'scheduled', 'skipped'] as const).map(status => proposed({ status })),
      proposed({ status: 'skipped', declinedBy: [marc.id] }),
      proposed(ofThree),
      proposed({ ...ofThree, acceptedBy: [marc.id] }),
      proposed({ by: null, round: '2026-12' }),
      proposed({ by: null, isBrought: true, note: null }),
      proposed({ moments }),
      proposed({ moments, people: [lea, far] }),
      proposed({ ...ofThree, moments: moments.map(one => ({ ...one, suits: [lea.id, marc.id] })) }),
      proposed({ moments: moments.slice(2) }),
      proposed({ moments }, lea),
      proposed({ moments: moments.slice(2) }, lea),
      proposed({ status: 'scheduled', moments }, lea),
      proposed({ status: 'scheduled', moments, acceptedBy: [marc.id] }),
      proposed(agreed),
      proposed({ ...agreed, place: null }, lea),
      proposed({ ...agreed, startsAt: at('2026-11-04T08:00:00Z') }),
      proposed({ ...agreed, status: 'skipped' }),
    ],
    openedCard: [oneToOne, ofThree].map(one => c.openedCard(one, words)),
    calledOffCard: [
      c.calledOffCard({ ...read({ ...oneToOne, ...agreed }, marc), by: lea }, words),
      c.calledOffCard({ ...read({ ...oneToOne, sequence: 1 }, marc), by: lea }, words),
    ],
    todayCard: [
      c.todayCard(read({ ...oneToOne, ...agreed }, marc), words),
      c.todayCard(read({ ...oneToOne, ...agreed, status: 'skipped' }, marc), words),
    ],
    guideCard: [c.guideCard(read(oneToOne, marc), words), c.guideCard(read(ofThree, lea), words)],
    loggedReceipt: [
      c.loggedReceipt(read({ ...oneToOne, ...noted, confirmedBy: [lea.id] }, lea), words),
      c.loggedReceipt(
        read({ ...ofThree, ...noted, confirmedBy: [lea.id, marc.id], usefulTo: [lea.id], note: 'À refaire' }, lea),
        words,
      ),
    ],
    suggestionsCard: [
      c.suggestionsCard(
        {
          reader: lea.id,
          suggestions: [
            { id: marc.id, member: marc, why: 'never met', last: null, because: null },
            { id: olga.id, member: olga, why: 'newcomer', last: null, because: null },
            { id: paul.id, member: paul, why: 'long ago', last: onDay('2026-02-03'), because: null },
          ],
        },
        words,
      ),
      c.suggestionsCard({ reader: lea.id, suggestions: [] }, words),
    ],
    logUndoneCard: [c.logUndoneCard(words)],
    heldCard: [
      held({ status: 'scheduled' }),
      held({ status: 'unconfirmed', confirmedBy: [lea.id] }),
      held({ status: 'held', confirmedBy: [lea.id, marc.id] }),
      held({ status: 'not-held' }),
      held({ ...ofThree, status: 'scheduled' }),
      held({ ...noted, loggedBy: marc.id, confirmedBy: [marc.id] }),
      held({ ...ofThree, ...noted, loggedBy: marc.id, confirmedBy: [marc.id] }),
      held({ ...noted, status: 'held', confirmedBy: [lea.id, marc.id], usefulTo: [lea.id] }),
      held({ ...ofThree, status: 'unconfirmed', confirmedBy: [lea.id] }),
      held({ ...ofThree, status: 'unconfirmed', confirmedBy: [lea.id, olga.id] }),
      held({ ...ofThree, status: 'held', confirmedBy: [lea.id, marc.id, olga.id] }),
    ],
  }
}

/** What organizers see of newcomers. */
export const newcomers = (words: Words): Of<typeof newcomerCards> => {
  const c = newcomerCards
  const suggestions = [
    {
      ...({ id: marc.id, member: marc, why: 'never met', last: null } as const),
      because: { code: 'same-customers', trades: ['accounting', 'insurance'] } as const,
    },
    { id: olga.id, member: olga, why: 'newcomer', last: null, because: null } as const,
  ]
  const waiting = (member: Member, days: number) => ({ member, days, oneToOnes: 0, isComing: false })
  return {
    newcomersCard: [
      c.newcomersCard([waiting(paul, 62), waiting(lea, 40)], { newcomer: paul, suggestions }, words),
      c.newcomersCard([waiting(paul, 62)], { newcomer: paul, suggestions: [] }, words),
    ],
    coffeeCard: [c.coffeeCard({ newcomer: lea, suggestions }, words)],
    withCoffees: [c.withCoffees(view('Nina'), { newcomer: lea, suggestions }, words)],
    broughtReceipt: [c.broughtReceipt({ ...oneToOne, by: null, isBrought: true, people: [paul, marc] }, words)],
  }
}
