import { sql } from 'kysely'
import type { Awaits } from '../awaits.ts'

/** Referrals he has received and not touched. */
export const referralsAwait: Awaits = (club, member) => sql`
  select 'referral' as what, count(*)::int as count, null::timestamptz as at from referral
  where club_id = ${club.id} and receiver_id = ${member} and status = 'new' and withdrawn_at is null`
