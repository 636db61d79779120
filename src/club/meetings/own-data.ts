import { ownData } from '../own-data.ts'

export const ownMeetings = ownData(['attendance', 'rsvps', 'guests'], async (club, { member }) => {
  const attendance = await club.tx
    .selectFrom('attendance')
    .innerJoin('meeting', join =>
      join.onRef('meeting.club_id', '=', 'attendance.club_id').onRef('meeting.id', '=', 'attendance.meeting_id'),
    )
    .select(['meeting.id', 'meeting.starts_at', 'attendance.status', 'attendance.substitute_name'])
    .where('attendance.club_id', '=', club.id)
    .where('attendance.member_id', '=', member.id)
    .orderBy('meeting.starts_at')
    .execute()
  // A line that was corrected after its roll was closed says so, with what it was before.
  const corrections = await club.tx
    .selectFrom('attendance_change')
    .select(['meeting_id', 'at', 'was', 'now', 'why'])
    .where('club_id', '=', club.id)
    .where('about', '=', member.id)
    .where('after_closing', '=', true)
    .orderBy('at')
    .execute()
  const rsvps = await club.tx
    .selectFrom('rsvp')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('member_id', '=', member.id)
    .orderBy('answered_at')
    .execute()
  const guests = await club.tx
    .selectFrom('guest')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('invited_by', '=', member.id)
    .orderBy('id')
    .execute()
  return {
    attendance: attendance.map(row => ({
      record: 'attendance',
      meeting: row.starts_at,
      status: row.status,
      substitute: row.substitute_name,
      corrected: corrections
        .filter(one => one.meeting_id === row.id)
        .map(({ at, was, now, why }) => ({ at, was, now, why })),
    })),
    rsvps: rsvps.map(row => ({ record: 'rsvp', answer: row.answer, at: row.answered_at })),
    guests: guests.map(row => ({
      ...{ record: 'guest', name: row.name, company: row.company, activity: row.activity },
      ...{ phone: row.phone, email: row.email, agreedAt: row.agreed_at, status: row.status },
      ...{ impression: row.impression, followedUpOn: row.followed_up_on },
    })),
  }
})
