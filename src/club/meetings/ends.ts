import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { hasSeat, type Meeting, type RsvpState } from '../../terms/meeting.ts'
import { membershipEnds } from '../membership.ts'
import { none } from '../topic.ts'
import { handOverGuests } from './follow-up.ts'
import { asMeeting } from './queries.ts'
import { fillSeats, freeSeats } from './seats.ts'

type EndedAnswer = {
  readonly meeting: string
  readonly answer: string
  readonly substitute: string | null
  readonly at: string
  /** His place in the list, where he waited for a seat. */
  readonly waits?: number | null
}

/**
 * His answers to meetings that have not begun end, and his seats are free; they hold again for those that still have not begun
 * when he is back, and where his seat is taken he is the first to wait for one.
 */
export const meetingEnds = membershipEnds<readonly EndedAnswer[]>({
  locks: none,
  async ends(club, member) {
    const limited = await withSeats(club, await hasAnswered(club, member))
    const rows = await club.tx
      .deleteFrom('rsvp')
      .using('meeting')
      .whereRef('meeting.club_id', '=', 'rsvp.club_id')
      .whereRef('meeting.id', '=', 'rsvp.meeting_id')
      .where('rsvp.club_id', '=', club.id)
      .where('rsvp.member_id', '=', member)
      .where('meeting.starts_at', '>', club.at)
      .returning(['rsvp.meeting_id', 'rsvp.answer', 'rsvp.substitute_name', 'rsvp.answered_at', 'rsvp.waits'])
      .execute()
    for (const meeting of limited) await fillSeats(club, meeting)
    await redrawAbout(
      club,
      rows.map(row => row.meeting_id),
    )
    await handOverGuests(club, member)
    return rows.map(row => ({
      meeting: row.meeting_id,
      answer: row.answer,
      substitute: row.substitute_name,
      at: row.answered_at.toString(),
      waits: row.waits,
    }))
  },
  async returns(club, member, ended) {
    if (ended.length === 0) return
    const limited = await withSeats(
      club,
      ended.map(({ meeting }) => meeting),
    )
    const toCome = await club.tx
      .selectFrom('meeting')
      .select('id')
      .where('club_id', '=', club.id)
      .where(
        'id',
        'in',
        ended.map(({ meeting }) => meeting),
      )
      .where('starts_at', '>', club.at)
      .orderBy('id')
      .forShare()
      .execute()
    const meetings = toCome.map(({ id }) => id)
    const again = ended.filter(({ meeting }) => meetings.includes(meeting))
    if (again.length === 0) return
    const full = new Set<string>()
    for (const meeting of limited) if ((await freeSeats(club, meeting)) < 1) full.add(meeting.id)
    await club.tx
      .insertInto('rsvp')
      .values(
        again.map(({ meeting, answer, substitute, at, waits }) => ({
          ...{ club_id: club.id, meeting_id: meeting, member_id: member },
          ...{ answer, substitute_name: substitute, answered_at: Temporal.Instant.from(at), waits: waits ?? null },
          ...(full.has(meeting) && hasSeat(answer as RsvpState) && { answer: 'waiting', waits: 0 }),
        })),
      )
      .onConflict(conflict => conflict.doNothing())
      .execute()
    for (const meeting of limited) await fillSeats(club, meeting)
    await redrawAbout(club, meetings)
  },
})

/** The meetings that a member has answered. */
const hasAnswered = async (club: ClubTx, member: string): Promise<string[]> => {
  const rows = await club.tx
    .selectFrom('rsvp')
    .select('meeting_id')
    .where('club_id', '=', club.id)
    .where('member_id', '=', member)
    .execute()
  return rows.map(row => row.meeting_id)
}

/** Those of these meetings that count their seats and have not begun; held, since they may change hands. */
async function withSeats(club: ClubTx, ids: readonly string[]): Promise<Meeting[]> {
  if (ids.length === 0) return []
  const rows = await club.tx
    .selectFrom('meeting')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', 'in', [...ids])
    .where('seats', 'is not', null)
    .where('starts_at', '>', club.at)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(row => asMeeting(club, row))
}
