import type { ClubTx } from '../../db/club-tx.ts'
import { type NoticeKind, noticeKind } from '../../notices/kinds.ts'
import type { Meeting, MeetingBoard, Recap, Visit } from '../../terms/meeting.ts'
import {
  boardCard,
  type Change,
  changedCard,
  comingCard,
  followUpCard,
  recapCard,
  rollMissingCard,
  unansweredCard,
} from './cards.ts'
import { boardOf, meetingById, recapOf, rsvpOf, visitById } from './queries.ts'

type Board = { board: MeetingBoard; ahead: boolean }
type Changed = { meeting: Meeting; change: Change; ahead: boolean }
/** A reminder speaks of the start it was kept for. */
type Reminder = { meeting: Meeting; holds: boolean }
type After = { meeting: Meeting; recap: Recap | null }

const isAhead = (club: ClubTx, meeting: Meeting) => Temporal.Instant.compare(meeting.startsAt, club.at) > 0

const reminder =
  (answered: (answer: string | undefined) => boolean) =>
  async (
    club: ClubTx,
    args: Readonly<Record<string, string>>,
    reader: { id: string } | null,
  ): Promise<Reminder | null> => {
    const meeting = await meetingById(club, args.meeting!)
    if (!meeting || !reader) return null
    const answer = (await rsvpOf(club, meeting.id, reader.id))?.answer
    const same = meeting.startsAt.equals(Temporal.Instant.from(args.starts!))
    return { meeting, holds: meeting.status === 'planned' && same && isAhead(club, meeting) && answered(answer) }
  }

export const meetingNotices: readonly NoticeKind[] = [
  noticeKind<Board>({
    kind: 'meeting-announced',
    class: 'channel',
    doubtful: 'again',
    optional: false,
    async load(club, { meeting }) {
      const board = await boardOf(club, meeting!)
      return board && { board, ahead: isAhead(club, board.meeting) }
    },
    stillTrue: ({ board, ahead }) => ahead && board.meeting.status === 'planned',
    card: boardCard,
    why: ({ board }, words) => words.meetings.why.announced(board.meeting.startsAt),
  }),
  noticeKind<Changed>({
    kind: 'meeting-changed',
    class: 'channel',
    doubtful: 'again',
    optional: false,
    async load(club, { meeting: id, change }) {
      const meeting = await meetingById(club, id!)
      return meeting && { meeting, change: change as Change, ahead: isAhead(club, meeting) }
    },
    stillTrue: ({ ahead }) => ahead,
    card: changedCard,
    why: (_, words) => words.meetings.why.changed(),
  }),
  noticeKind<Reminder>({
    kind: 'meeting-unanswered',
    class: 'club',
    doubtful: 'drop',
    optional: true,
    load: reminder(answer => answer === undefined),
    stillTrue: ({ holds }) => holds,
    card: unansweredCard,
    why: ({ meeting }, words) => words.meetings.why.unanswered(meeting.startsAt),
  }),
  noticeKind<Reminder>({
    kind: 'meeting-coming',
    class: 'club',
    doubtful: 'drop',
    optional: true,
    load: reminder(answer => answer === 'present'),
    stillTrue: ({ holds }) => holds,
    card: comingCard,
    why: ({ meeting }, words) => words.meetings.why.coming(meeting.startsAt),
  }),
  noticeKind<{ meeting: Meeting }>({
    kind: 'meeting-roll-missing',
    class: 'channel',
    doubtful: 'drop',
    optional: false,
    async load(club, { meeting: id }) {
      const meeting = await meetingById(club, id!)
      return meeting && { meeting }
    },
    stillTrue: ({ meeting }) => meeting.status === 'planned',
    card: rollMissingCard,
    why: ({ meeting }, words) => words.meetings.why.rollMissing(meeting.startsAt),
  }),
  noticeKind<After>({
    kind: 'meeting-recap',
    class: 'channel',
    doubtful: 'again',
    optional: false,
    async load(club, { meeting: id }) {
      const meeting = await meetingById(club, id!)
      return meeting && { meeting, recap: await recapOf(club, meeting.id) }
    },
    stillTrue: ({ recap }) => recap !== null,
    card: recapCard,
    why: ({ meeting }, words) => words.meetings.why.recap(meeting.startsAt),
  }),
  noticeKind<Visit>({
    kind: 'guest-follow-up',
    class: 'club',
    doubtful: 'drop',
    optional: true,
    load: (club, { guest }) => visitById(club, guest!),
    stillTrue: ({ guest, followedUp }) => guest.status === 'present' && !followedUp,
    card: followUpCard,
    why: ({ meeting }, words) => words.meetings.why.followUp(meeting.startsAt),
  }),
]
