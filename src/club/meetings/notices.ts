import type { ClubTx } from '../../db/club-tx.ts'
import { type Shown, shown } from '../../notices/kind.ts'
import type { Meeting } from '../../terms/meeting.ts'
import { dayOf } from '../../time/wall.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import {
  boardCard,
  changedCard,
  comingCard,
  followUpCard,
  recapCard,
  rollsMissingCard,
  unansweredCard,
} from './cards.ts'
import * as kinds from './kinds.ts'
import { boardOf, meetingById, meetingsByIds, recapOf, rsvpOf, visitById } from './queries.ts'

/** A reminder speaks of the start it was kept for. */
type Reminder = { meeting: Meeting; holds: boolean }

const isAhead = (club: ClubTx, meeting: Meeting) => Temporal.Instant.compare(meeting.startsAt, club.at) > 0

const reminder =
  (holds: (answer: string | undefined, away: () => Promise<boolean>) => boolean | Promise<boolean>) =>
  async (
    club: ClubTx,
    args: { readonly meeting: string; readonly starts: string },
    reader: { id: string } | null,
  ): Promise<Reminder | null> => {
    const meeting = await meetingById(club, args.meeting)
    if (!meeting || !reader) return null
    const answer = (await rsvpOf(club, meeting.id, reader.id))?.answer
    const same = meeting.startsAt.equals(Temporal.Instant.from(args.starts))
    const away = async () => (await leavesOn(club, dayOf(meeting.startsAt, meeting.zone))).has(reader.id)
    const stands = meeting.status === 'planned' && same && isAhead(club, meeting)
    return { meeting, holds: stands && (await holds(answer, away)) }
  }

export const meetingNotices: readonly Shown[] = [
  shown(kinds.announced, {
    async load(club, { meeting }) {
      const board = await boardOf(club, meeting)
      return board && { board, ahead: isAhead(club, board.meeting) }
    },
    stillTrue: ({ board, ahead }) => ahead && board.meeting.status === 'planned',
    card: boardCard,
    overtaken: 'as it stands',
    why: ({ board }, words) => words.meetings.why.announced(board.meeting),
  }),
  shown(kinds.changed, {
    async load(club, { meeting: id, change }) {
      const meeting = await meetingById(club, id)
      return meeting && { meeting, change, ahead: isAhead(club, meeting) }
    },
    stillTrue: ({ ahead }) => ahead,
    card: changedCard,
    overtaken: 'as it stands',
    why: (_, words) => words.meetings.why.changed(),
  }),
  shown(kinds.unanswered, {
    load: reminder(async (answer, away) => answer === undefined && !(await away())),
    stillTrue: ({ holds }) => holds,
    card: unansweredCard,
    overtaken: 'as it stands',
    why: ({ meeting }, words) => words.meetings.why.unanswered(meeting),
  }),
  shown(kinds.coming, {
    load: reminder(answer => answer === 'present'),
    stillTrue: ({ holds }) => holds,
    card: comingCard,
    overtaken: 'as it stands',
    why: ({ meeting }, words) => words.meetings.why.coming(meeting),
  }),
  shown(kinds.rollMissing, {
    async load(club, _, __, all) {
      const [first, ...others] = await meetingsByIds(
        club,
        all.map(({ meeting }) => meeting),
      )
      return first ? ([first, ...others] as const) : null
    },
    stillTrue: meetings => meetings.some(({ status }) => status === 'planned'),
    card: rollsMissingCard,
    overtaken: 'as it stands',
    why: ([meeting], words) => words.meetings.why.rollMissing(meeting),
  }),
  shown(kinds.recap, {
    async load(club, { meeting: id }) {
      const meeting = await meetingById(club, id)
      return meeting && { meeting, recap: await recapOf(club, meeting.id) }
    },
    stillTrue: ({ recap }) => recap !== null,
    card: recapCard,
    overtaken: 'as it stands',
    why: ({ meeting }, words) => words.meetings.why.recap(meeting),
  }),
  shown(kinds.followUp, {
    load: (club, { guest }) => visitById(club, guest),
    stillTrue: ({ guest, followedUp }) => guest.status === 'present' && !followedUp,
    card: followUpCard,
    overtaken: 'as it stands',
    why: ({ meeting }, words) => words.meetings.why.followUp(meeting),
  }),
]
