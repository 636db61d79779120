import { sql } from 'kysely'
import { dayOfInstant, type TopicTies, ties } from '../ties.ts'

/** Thanks that one said to the other; for how much is in no sentence. */
export const thanksTies: TopicTies = (club, of) =>
  ties(sql`
  select case when from_id = ${of} then to_id else from_id end as other,
    case when from_id = ${of} then 'thanksGiven' else 'thanksReceived' end as kind,
    count(*)::int as times, ${dayOfInstant(club, sql`max(thanked_at)`)} as last
  from thanks where club_id = ${club.id} and ${of} in (from_id, to_id) and withdrawn_at is null
  group by 1, 2`)
