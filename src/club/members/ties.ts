import { sql } from 'kysely'
import { type TopicTies, ties } from '../ties.ts'

/** Who vouched for whom. */
export const sponsorTies: TopicTies = (club, of) =>
  ties(sql`
  select case when id = ${of} then sponsor_id else id end as other,
    case when id = ${of} then 'sponsor' else 'sponsored' end as kind, 1 as times, null::date as last
  from member where club_id = ${club.id} and (sponsor_id = ${of} or (id = ${of} and sponsor_id is not null))`)
