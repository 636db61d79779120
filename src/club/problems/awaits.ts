import { sql } from 'kysely'
import type { Awaits } from '../awaits.ts'

/** Problems about which he is asked to think with others, and has not answered. */
export const problemsAwait: Awaits = (club, member) => sql`
  select 'problem' as what, count(*)::int as count, null::timestamptz as at from problem_seat s
  join problem p on p.club_id = s.club_id and p.id = s.problem_id
  where s.club_id = ${club.id} and s.member_id = ${member} and s.answer is null and p.status = 'asking'`
