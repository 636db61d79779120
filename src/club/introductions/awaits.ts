import { sql } from 'kysely'
import type { Awaits } from '../awaits.ts'

/** Questions whether he would like to be introduced, which he has not answered. */
export const introductionsAwait: Awaits = (club, member) => sql`
  select 'introduction' as what, count(*)::int as count, null::timestamptz as at from introduction
  where club_id = ${club.id} and status = 'pending' and not held and withdrawn_at is null
    and (party_a = ${member} and answer_a is null or party_b = ${member} and answer_b is null)`
