import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { type Arguments, type Shown, shown } from '../../notices/kind.ts'
import { latestStanding } from '../../notices/standing.ts'
import type { Visit } from '../../terms/guest.ts'
import { hasSeat, type Meeting, type RsvpAnswer } from '../../terms/meeting.ts'
import { dayOf } from '../../time/wall.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { leavesOn } from '../leaves/on-leave.ts'
import { type Answered, answeredBy } from './answer.ts'
import { answeredCard, changeToldCard, comingCard, seatedCard, unansweredCard } from './answer-cards.ts'
import { rsvpOf } from './answer-queries.ts'
import { type BoardTold, boardCard, changedCard } from './board-cards.ts'
import { boardOf } from './board-queries.ts'
import { cancelledCard, isOff } from './cards.ts'
import { followUpCard, noHostCard } from './guest-cards.ts'
import { visitsByIds } from './guest-queries.ts'
import * as kinds from './kinds.ts'
import { meetingById, meetingsByIds } from './queries.ts'
import { recapCard, rollsMissingCard } from './roll-cards.ts'
import { recapOf } from './roll-queries.ts'
import { isNews } from './rules.ts'
import { heardAs } from './tell-change.ts'

/** A reminder speaks of the start it was kept for. `said`: what its reader has answered since, where it asks or tells otherwise. */
type Reminder = { readonly meeting: Meeting; readonly holds: boolean; readonly said: Answered | null }

const isAhead = (club: ClubTx, meeting: Meeting) => Temporal.Instant.compare(meeting.startsAt, club.at) > 0

/** A message that tells what a meeting is. `latest`: none has taken its place. */
async function boardTold(
  club: ClubTx,
  id: string,
  isIt: (latest: { readonly kind: string; readonly arguments: Arguments }) => boolean,
): Promise<BoardTold | null> {
  const board = await boardOf(club, id)
  if (!board) return null
  const latest = await latestStanding(club, kinds.board, id)
  return { board, ahead: isAhead(club, board.meeting), latest: latest === null || isIt(latest) }
}

/** Whether it is missed where somebody has deleted it: until the meeting begins. */
const isWanted = ({ board, ahead, latest }: BoardTold): boolean => latest && ahead && board.meeting.status === 'planned'

/** `to`: whom it is for, by his answer. `here`: not for who is on leave that day. */
const reminder =
  ({ to, here = false }: { to: RsvpAnswer | undefined; here?: boolean }) =>
  async (
    club: ClubTx,
    args: { readonly meeting: string; readonly starts: string },
    reader: { id: string } | null,
  ): Promise<Reminder | null> => {
    const meeting = await meetingById(club, args.meeting)
    if (!meeting || !reader) return null
    const given = await rsvpOf(club, meeting.id, reader.id)
    if (given?.answer !== to)
      return {
        ...{ meeting, holds: false },
        said: await answeredBy(club, reader, meeting, given ?? { answer: null, substitute: null }),
      }
    const same = meeting.startsAt.equals(Temporal.Instant.from(args.starts))
    const away = async () => here && (await leavesOn(club, dayOf(meeting.startsAt, meeting.zone))).has(reader.id)
    const isAsked = meeting.required || to !== undefined
    const stands = meeting.status === 'planned' && same && isAsked && isAhead(club, meeting)
    return { meeting, holds: stands && !(await away()), said: null }
  }

/** The seat that somebody waited for: his as long as he has not answered otherwise. */
async function seat(
  club: ClubTx,
  { meeting: id }: { readonly meeting: string },
  reader: { id: string } | null,
): Promise<(Reminder & { readonly substitute: string | null }) | null> {
  const meeting = reader && (await meetingById(club, id))
  if (!meeting) return null
  const given = (await rsvpOf(club, id, reader.id)) ?? { answer: null, substitute: null }
  const said = hasSeat(given.answer) ? null : await answeredBy(club, reader, meeting, given)
  const holds = meeting.status === 'planned' && isAhead(club, meeting) && !said
  return { meeting, substitute: given.substitute, said, holds }
}

/** What a reminder has become: its meeting is called off, or its reader has answered otherwise. */
const overtaken = ({ meeting, said }: Pick<Reminder, 'meeting' | 'said'>, words: Words): View | null =>
  isOff(meeting) ? cancelledCard(meeting, words) : said && answeredCard(said, words)

export const meetingNotices: readonly Shown[] = [
  shown(kinds.announced, {
    load: (club, { meeting }) => boardTold(club, meeting, latest => latest.kind === kinds.announced.name),
    stillTrue: ({ board, ahead }) => ahead && board.meeting.status === 'planned',
    card: boardCard,
    again: isWanted,
    overtaken: 'as it stands',
    why: ({ board }, words) => words.meetings.why.announced(board.meeting),
  }),
  shown(kinds.changed, {
    async load(club, { meeting, change, word }) {
      const told = await boardTold(club, meeting, latest => latest.arguments.word === word)
      return told && { ...told, change }
    },
    stillTrue: ({ ahead }) => ahead,
    card: changedCard,
    again: isWanted,
    // Where it could not be posted, what stands takes answers again.
    settled: async (club, { meeting }, became) => {
      if (became === 'waits') await redrawAbout(club, meeting, kinds.board)
    },
    overtaken: 'as it stands',
    why: (_, words) => words.meetings.why.changed(),
  }),
  shown(kinds.unanswered, {
    load: reminder({ to: undefined, here: true }),
    stillTrue: ({ holds }) => holds,
    card: unansweredCard,
    overtaken,
    why: ({ meeting }, words) => words.meetings.why.unanswered(meeting),
  }),
  shown(kinds.coming, {
    load: reminder({ to: 'present' }),
    stillTrue: ({ holds }) => holds,
    card: comingCard,
    overtaken,
    why: ({ meeting }, words) => words.meetings.why.coming(meeting),
  }),
  shown(kinds.seated, {
    load: seat,
    stillTrue: ({ holds }) => holds,
    card: seatedCard,
    overtaken,
    why: ({ meeting }, words) => words.seats.why.seated(meeting),
  }),
  shown(kinds.changeTold, {
    async load(club, { meeting: id, change, heard }, reader) {
      const meeting = reader && (await meetingById(club, id))
      if (!meeting) return null
      const given = await rsvpOf(club, id, reader.id)
      const holds = hasSeat(given?.answer ?? null) && heardAs(meeting) === heard && isAhead(club, meeting)
      return { meeting, change, holds }
    },
    stillTrue: ({ holds }) => holds,
    card: changeToldCard,
    overtaken: 'as it stands',
    why: ({ meeting }, words) => words.meetings.why.changeTold(meeting),
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
      return meeting && { meeting, recap: await recapOf(club, meeting.id), news: isNews(meeting, club.at) }
    },
    stillTrue: ({ recap, news }) => recap !== null && news,
    card: recapCard,
    overtaken: 'as it stands',
    why: ({ meeting }, words) => words.meetings.why.recap(meeting),
  }),
  shown(kinds.followUp, {
    load: (club, _, __, all) => visitsToAsk(club, all),
    stillTrue: asksOfSome,
    card: ({ visits }, words) => followUpCard(visits, words),
    overtaken: 'as it stands',
    why: ({ visits: [{ meeting }] }, words) => words.guests.why.followUp(meeting),
  }),
  shown(kinds.noHost, {
    load: (club, _, __, all) => visitsToAsk(club, all),
    stillTrue: asksOfSome,
    card: ({ visits }, words) => noHostCard(visits, words),
    overtaken: 'as it stands',
    why: ({ visits: [{ meeting }] }, words) => words.guests.why.noHost(meeting),
  }),
]

type Asked = { readonly guest: string; readonly again?: 'yes' }
type ToAsk = { readonly visits: readonly [Visit, ...Visit[]]; readonly at: Temporal.Instant }

/** All that one message asks about. */
async function visitsToAsk(club: ClubTx, all: readonly Asked[]): Promise<ToAsk | null> {
  const [first, ...others] = await visitsByIds(
    club,
    all.map(({ guest }) => guest),
  )
  return first ? { visits: [first, ...others], at: club.at } : null
}

/** Whether there is somebody of whom nothing was said yet, and whose visit is not long ago. */
function asksOfSome({ visits, at }: ToAsk): boolean {
  const isOpen = ({ guest, impression, isMember }: Visit) => guest.status === 'present' && !impression && !isMember
  return visits.some(visit => isOpen(visit) && isNews(visit.meeting, at))
}
