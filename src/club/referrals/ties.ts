import { sql } from 'kysely'
import { dayOfInstant, type TopicTies, ties } from '../ties.ts'

/**
 * Referrals that one passed to the other, or with which he came himself, and that the receiver knows of: of whom, for what
 * and how far they got stays out.
 */
export const referralTies: TopicTies = (club, of) =>
  ties(sql`
  select case when giver_id = ${of} then receiver_id else giver_id end as other,
    case when kind = 'inside' then case when giver_id = ${of} then 'cameTo' else 'cameToHim' end
      when giver_id = ${of} then 'referralGiven' else 'referralReceived' end as kind,
    count(*)::int as times, ${dayOfInstant(club, sql`max(given_at)`)} as last
  from referral where club_id = ${club.id} and ${of} in (giver_id, receiver_id)
    and withdrawn_at is null and confirmed is distinct from false
  group by 1, 2`)
