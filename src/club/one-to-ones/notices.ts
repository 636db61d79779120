import { type Shown, shown } from '../../notices/kind.ts'
import { heldCard, openedCard, proposedCard } from './cards.ts'
import * as kinds from './kinds.ts'
import { oneToOneById } from './queries.ts'

export const oneToOneNotices: readonly Shown[] = [
  shown(kinds.proposed, {
    load: (club, { meeting }) => oneToOneById(club, meeting),
    stillTrue: ({ status }) => status === 'proposed',
    card: proposedCard,
    overtaken: 'as it stands',
    why: (meeting, words) => words.oneToOnes.why.proposed(meeting.proposer.name, meeting.proposedAt),
  }),
  shown(kinds.opened, {
    load: (club, { meeting }) => oneToOneById(club, meeting),
    stillTrue: ({ status }) => status === 'scheduled',
    card: openedCard,
    overtaken: 'as it was',
    why: (meeting, words) => words.oneToOnes.why.proposed(meeting.proposer.name, meeting.proposedAt),
  }),
  shown(kinds.held, {
    async load(club, { meeting }, reader) {
      const found = await oneToOneById(club, meeting)
      return found && reader && { meeting: found, reader: reader.id }
    },
    stillTrue: ({ meeting, reader }) =>
      (meeting.status === 'scheduled' || meeting.status === 'unconfirmed') &&
      !meeting.confirmedBy.includes(reader) &&
      !meeting.deniedBy.includes(reader),
    card: heldCard,
    overtaken: 'as it stands',
    why: ({ meeting }, words) => words.oneToOnes.why.held(meeting.proposedAt),
  }),
]
