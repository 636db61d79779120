import * as pairingCards from '../../../src/club/pairing/cards.ts'
import type { Proposal } from '../../../src/club/pairing/proposal.ts'
import type { Words } from '../../../src/words/words.ts'
import { at, lea, marc, olga, onDay, oneToOne, paul, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const pairing = (words: Words): Of<typeof pairingCards> => {
  const c = pairingCards
  const round = { name: '2026-12', at: at('2026-12-07T09:00:00Z') }
  const so = { name: '2026-11', proposed: 12, held: 7, unknown: 4, leftOut: 1, allMet: false }
  const pair = { id: uuid(90), one: olga, other: paul }
  const proposal: Proposal = {
    read: {
      meeting: { ...oneToOne, by: null, round: '2026-12', note: null },
      ...{ reader: lea.id, zone: 'Europe/Paris', at: round.at },
    },
    isOver: false,
    because: [
      {
        ...{ other: marc, lastMet: null, isNew: true },
        complement: { code: 'same-projects', trades: ['architecture', 'building'] },
      },
    ],
    next: null,
  }
  const [because] = proposal.because
  const proposed = (more: Partial<Proposal>, meeting: Partial<typeof oneToOne> = {}) =>
    c.proposedCard(
      { ...proposal, ...more, read: { ...proposal.read, meeting: { ...proposal.read.meeting, ...meeting } } },
      words,
    )
  return {
    aheadCard: [
      c.aheadCard({ round, out: false, drawn: false, comes: true }, words),
      c.aheadCard({ round, out: true, drawn: false, comes: true }, words),
      c.aheadCard({ round, out: true, drawn: true, comes: false }, words),
      c.aheadCard({ round, out: false, drawn: true, comes: false }, words),
      c.aheadCard({ round, out: false, drawn: false, comes: false }, words),
    ],
    proposedCard: [
      proposed({}),
      proposed(
        {
          because: [
            { ...because!, complement: null, isNew: false },
            { ...because!, other: olga, lastMet: onDay('2025-06-12') },
          ],
        },
        { people: [lea, marc, olga] },
      ),
      proposed({ next: { name: '2026-12-14', at: round.at } }, { acceptedBy: [lea.id] }),
      proposed({ next: { name: '2026-12-14', at: round.at } }, { declinedBy: [lea.id] }),
      proposed({ isOver: true }, { declinedBy: [lea.id] }),
      proposed({}, { status: 'scheduled' }),
      proposed({}, { status: 'unconfirmed', confirmedBy: [lea.id] }),
      proposed({}, { status: 'skipped' }),
      proposed({ isOver: true }),
    ],
    pairsCard: [
      c.pairsCard({ cadence: 'monthly', next: round, silentUntil: null, last: so, apart: [pair] }, words),
      c.pairsCard({ cadence: 'weekly', next: round, silentUntil: round.at, last: null, apart: [] }, words),
      c.pairsCard({ cadence: 'never', next: null, silentUntil: null, last: { ...so, allMet: true }, apart: [] }, words),
    ],
    pairKeptCard: [c.pairKeptCard(pair, words)],
    pairReleasedCard: [c.pairReleasedCard(pair, words)],
  }
}
