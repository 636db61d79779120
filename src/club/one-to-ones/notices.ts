import { type NoticeKind, noticeKind } from '../../notices/kinds.ts'
import { type Asked, heldCard, openedCard, proposedCard } from './cards.ts'
import type { OneToOne } from './one-to-one.ts'
import { oneToOneById } from './queries.ts'

export const oneToOneNotices: readonly NoticeKind[] = [
  noticeKind<OneToOne>({
    kind: 'one-to-one-proposed',
    class: 'personal',
    doubtful: 'again',
    optional: true,
    load: (club, { meeting }) => oneToOneById(club, meeting!),
    stillTrue: ({ status }) => status === 'proposed',
    card: proposedCard,
    why: (meeting, words) => words.oneToOnes.why.proposed(meeting.proposer.name, meeting.proposedAt),
  }),
  noticeKind<OneToOne>({
    kind: 'one-to-one-opened',
    class: 'personal',
    doubtful: 'again',
    optional: false,
    load: (club, { meeting }) => oneToOneById(club, meeting!),
    stillTrue: ({ status }) => status === 'scheduled',
    card: openedCard,
    why: (meeting, words) => words.oneToOnes.why.proposed(meeting.proposer.name, meeting.proposedAt),
  }),
  noticeKind<Asked>({
    kind: 'one-to-one-held',
    class: 'club',
    doubtful: 'drop',
    optional: true,
    async load(club, { meeting }, reader) {
      const found = await oneToOneById(club, meeting!)
      return found && reader && { meeting: found, reader: reader.id }
    },
    stillTrue: ({ meeting, reader }) =>
      (meeting.status === 'scheduled' || meeting.status === 'unconfirmed') &&
      !meeting.confirmedBy.includes(reader) &&
      !meeting.deniedBy.includes(reader),
    card: heldCard,
    why: ({ meeting }, words) => words.oneToOnes.why.held(meeting.proposedAt),
  }),
]
