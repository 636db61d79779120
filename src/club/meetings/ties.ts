import { sql } from 'kysely'
import { dayOfInstant, type TopicTies, ties } from '../ties.ts'

/** Meetings to which both came themselves. */
export const meetingTies: TopicTies = (club, of) =>
  ties(sql`
  select other.member_id as other, 'meeting' as kind, count(*)::int as times, ${dayOfInstant(club, sql`max(m.starts_at)`)} as last
  from attendance his
  join attendance other on other.club_id = his.club_id and other.meeting_id = his.meeting_id
    and other.member_id <> his.member_id and other.status in ('present', 'late')
  join meeting m on m.club_id = his.club_id and m.id = his.meeting_id
  where his.club_id = ${club.id} and his.member_id = ${of} and his.status in ('present', 'late')
  group by other.member_id`)
