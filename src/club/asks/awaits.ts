import { sql } from 'kysely'
import type { Awaits } from '../awaits.ts'

/** Answers to what he asks, of which he has not said whether they help. */
export const answersAwait: Awaits = (club, member) => sql`
  select 'answer' as what, count(*)::int as count, null::timestamptz as at from answer n
  join ask k on k.club_id = n.club_id and k.id = n.ask_id
  where n.club_id = ${club.id} and k.author_id = ${member} and k.status = 'open' and n.helpful is null`
