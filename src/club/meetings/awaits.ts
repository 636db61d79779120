import { sql } from 'kysely'
import type { Awaits } from '../awaits.ts'
import { givenAnswers } from './answer-queries.ts'

/** How far ahead a meeting is worth a word to somebody who is back. */
const ahead = { hours: 24 * 21 }

/** Meetings to come that he has not answered, and when the first of them is. */
export const meetingsAwait: Awaits = (club, member) => sql`
  select 'meeting' as what, count(*)::int as count, min(m.starts_at) as at from meeting m
  where m.club_id = ${club.id} and m.status = 'planned' and m.starts_at > ${club.at} and m.starts_at < ${club.at.add(ahead)}
    and not exists (select from ${givenAnswers(club)} r where r.meeting_id = m.id and r.member_id = ${member})`
