import type { ClubTx } from '../../db/club-tx.ts'
import { type Shown, shown } from '../../notices/kind.ts'
import { hasAccepted, hasDeclined } from '../one-to-ones/one-to-one.ts'
import { calendarOf, roundAfter } from './calendar.ts'
import { type Ahead, aheadCard, proposedCard } from './cards.ts'
import * as kinds from './kinds.ts'
import { proposalFor } from './proposal.ts'
import { isDrawn, skippedBy } from './queries.ts'

export const pairingNotices: readonly Shown[] = [
  shown(kinds.ahead, {
    load: (club, { round, at }, reader) =>
      reader === null
        ? Promise.resolve(null)
        : aheadFor(club, { name: round, at: Temporal.Instant.from(at) }, reader.id),
    stillTrue: ({ out, comes }) => comes && !out,
    card: aheadCard,
    overtaken: 'as it stands',
    why: ({ round }, words) => words.pairing.why.ahead(round.at),
  }),
  shown(kinds.proposed, {
    load: (club, { meeting }, reader) =>
      reader === null ? Promise.resolve(null) : proposalFor(club, meeting, reader.id),
    stillTrue: ({ read: { meeting, reader }, isOver }) =>
      meeting.status === 'proposed' && !isOver && !hasAccepted(meeting, reader) && !hasDeclined(meeting, reader),
    card: proposedCard,
    overtaken: 'as it stands',
    why: ({ read }, words) => words.pairing.why.proposed(read.meeting.proposedAt),
  }),
]

async function aheadFor(club: ClubTx, round: Ahead['round'], reader: string): Promise<Ahead> {
  const drawn = await isDrawn(club, round.name)
  const comes = !drawn && roundAfter(club.at, calendarOf(club))?.name === round.name
  return { round, drawn, comes, out: (await skippedBy(club, round.name)).has(reader) }
}
