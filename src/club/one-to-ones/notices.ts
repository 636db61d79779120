import type { ClubTx } from '../../db/club-tx.ts'
import { type NoticeReader, type Shown, shown } from '../../notices/kind.ts'
import type { Line } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { calledOffCard, heldCard, openedCard, proposedCard, type ReadBy, todayCard } from './cards.ts'
import * as kinds from './kinds.ts'
import { hasAccepted, hasDeclined, type OneToOne, takesPart } from './one-to-one.ts'
import { oneToOneById, readAs } from './queries.ts'
import { maySayWhetherHeld } from './rules.ts'

/** As one of its people reads it; nothing is left to tell to somebody who has no part in it any more. */
async function readBy(
  club: ClubTx,
  { meeting: id }: { meeting: string },
  reader: NoticeReader,
): Promise<ReadBy | null> {
  const meeting = await oneToOneById(club, id)
  return meeting && reader && takesPart(meeting, reader.id) ? readAs(club, meeting, reader.id) : null
}

const whyProposed = ({ by, isBrought, proposedAt }: OneToOne, words: Words): Line =>
  isBrought ? words.coffees.why(proposedAt) : words.oneToOnes.why.proposed(by?.name ?? null, proposedAt)

/** He has said nothing yet of whether it took place. */
const isSilent = ({ meeting, reader }: ReadBy): boolean =>
  maySayWhetherHeld(meeting) &&
  meeting.status !== 'held' &&
  meeting.status !== 'not-held' &&
  !hasDeclined(meeting, reader) &&
  !meeting.confirmedBy.includes(reader) &&
  !meeting.deniedBy.includes(reader)

export const oneToOneNotices: readonly Shown[] = [
  shown(kinds.proposed, {
    load: readBy,
    stillTrue: ({ meeting, reader }) =>
      meeting.status === 'proposed' && !hasAccepted(meeting, reader) && !hasDeclined(meeting, reader),
    card: proposedCard,
    overtaken: 'as it stands',
    why: ({ meeting }, words) => whyProposed(meeting, words),
  }),
  shown(kinds.offered, {
    async load(club, { meeting, offer }, reader) {
      const read = await readBy(club, { meeting }, reader)
      return read && { ...read, offer }
    },
    stillTrue: ({ meeting, offer }) => meeting.moments.some(({ id }) => id === offer),
    card: proposedCard,
    overtaken: 'as it stands',
    why: (_, words) => words.oneToOnes.why.offered(),
  }),
  shown(kinds.agreedOn, {
    async load(club, { meeting, sequence }, reader) {
      const read = await readBy(club, { meeting }, reader)
      return read && { ...read, sequence }
    },
    stillTrue: ({ meeting, sequence }) =>
      meeting.status === 'scheduled' && meeting.startsAt !== null && String(meeting.sequence) === sequence,
    card: proposedCard,
    overtaken: 'as it stands',
    why: (_, words) => words.oneToOnes.why.agreed(),
  }),
  shown(kinds.calledOff, {
    async load(club, { meeting, by }, reader) {
      const read = await readBy(club, { meeting }, reader)
      return read && { ...read, by: read.meeting.people.find(({ id }) => id === by) }
    },
    stillTrue: ({ meeting }) => meeting.status === 'skipped',
    card: calledOffCard,
    overtaken: 'as it stands',
    why: (_, words) => words.oneToOnes.why.agreed(),
  }),
  shown(kinds.opened, {
    load: (club, { meeting }) => oneToOneById(club, meeting),
    stillTrue: ({ status }) => status === 'scheduled',
    card: openedCard,
    overtaken: 'as it was',
    why: whyProposed,
  }),
  shown(kinds.today, {
    async load(club, { meeting, starts }, reader) {
      const read = await readBy(club, { meeting }, reader)
      return read && { ...read, starts }
    },
    stillTrue: ({ meeting, starts }) => meeting.status === 'scheduled' && meeting.startsAt?.toString() === starts,
    card: todayCard,
    overtaken: 'as it stands',
    why: (_, words) => words.oneToOnes.why.agreed(),
  }),
  shown(kinds.held, {
    load: readBy,
    stillTrue: isSilent,
    card: heldCard,
    overtaken: 'as it stands',
    why: ({ meeting }, words) => words.oneToOnes.why.held(meeting.proposedAt, meeting.startsAt),
  }),
  shown(kinds.logged, {
    load: readBy,
    stillTrue: isSilent,
    card: heldCard,
    overtaken: 'as it stands',
    why: ({ meeting }, words) =>
      words.oneToOnes.why.logged(meeting.people.find(({ id }) => id === meeting.loggedBy)?.name ?? null),
  }),
]
