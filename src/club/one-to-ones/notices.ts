import type { ClubTx } from '../../db/club-tx.ts'
import { type NoticeReader, type Shown, shown } from '../../notices/kind.ts'
import type { Line } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { heldCard, openedCard, proposedCard, type ReadBy } from './cards.ts'
import * as kinds from './kinds.ts'
import { hasAccepted, hasDeclined, type OneToOne } from './one-to-one.ts'
import { oneToOneById } from './queries.ts'
import { maySayWhetherHeld } from './rules.ts'

/** As one of its people reads it; nothing is left to tell to somebody who has no part in it any more. */
async function readBy(
  club: ClubTx,
  { meeting: id }: { meeting: string },
  reader: NoticeReader,
): Promise<ReadBy | null> {
  const meeting = await oneToOneById(club, id)
  return meeting && reader && { meeting, reader: reader.id }
}

const whyProposed = ({ by, proposedAt }: OneToOne, words: Words): Line =>
  words.oneToOnes.why.proposed(by?.name ?? null, proposedAt)

export const oneToOneNotices: readonly Shown[] = [
  shown(kinds.proposed, {
    load: readBy,
    stillTrue: ({ meeting, reader }) =>
      meeting.status === 'proposed' && !hasAccepted(meeting, reader) && !hasDeclined(meeting, reader),
    card: proposedCard,
    overtaken: 'as it stands',
    why: ({ meeting }, words) => whyProposed(meeting, words),
  }),
  shown(kinds.opened, {
    load: (club, { meeting }) => oneToOneById(club, meeting),
    stillTrue: ({ status }) => status === 'scheduled',
    card: openedCard,
    overtaken: 'as it was',
    why: whyProposed,
  }),
  shown(kinds.held, {
    load: readBy,
    stillTrue: ({ meeting, reader }) =>
      maySayWhetherHeld(meeting) &&
      meeting.status !== 'held' &&
      meeting.status !== 'not-held' &&
      !hasDeclined(meeting, reader) &&
      !meeting.confirmedBy.includes(reader) &&
      !meeting.deniedBy.includes(reader),
    card: heldCard,
    overtaken: 'as it stands',
    why: ({ meeting }, words) => words.oneToOnes.why.held(meeting.proposedAt),
  }),
]
