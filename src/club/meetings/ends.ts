import { redrawAbout } from '../../notices/keep.ts'
import { membershipEnds } from '../membership.ts'
import { none } from '../topic.ts'

type EndedAnswer = {
  readonly meeting: string
  readonly answer: string
  readonly substitute: string | null
  readonly at: string
}

/** His answers to meetings that have not begun end; they hold again for those that still have not when he is back. */
export const meetingEnds = membershipEnds<readonly EndedAnswer[]>({
  locks: none,
  async ends(club, member) {
    const rows = await club.tx
      .deleteFrom('rsvp')
      .using('meeting')
      .whereRef('meeting.club_id', '=', 'rsvp.club_id')
      .whereRef('meeting.id', '=', 'rsvp.meeting_id')
      .where('rsvp.club_id', '=', club.id)
      .where('rsvp.member_id', '=', member)
      .where('meeting.starts_at', '>', club.at)
      .returning(['rsvp.meeting_id', 'rsvp.answer', 'rsvp.substitute_name', 'rsvp.answered_at'])
      .execute()
    await redrawAbout(
      club,
      rows.map(row => row.meeting_id),
    )
    return rows.map(row => ({
      meeting: row.meeting_id,
      answer: row.answer,
      substitute: row.substitute_name,
      at: row.answered_at.toString(),
    }))
  },
  async returns(club, member, ended) {
    if (ended.length === 0) return
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
    await club.tx
      .insertInto('rsvp')
      .values(
        again.map(({ meeting, answer, substitute, at }) => ({
          ...{ club_id: club.id, meeting_id: meeting, member_id: member },
          ...{ answer, substitute_name: substitute, answered_at: Temporal.Instant.from(at) },
        })),
      )
      .onConflict(conflict => conflict.doNothing())
      .execute()
    await redrawAbout(club, meetings)
  },
})
