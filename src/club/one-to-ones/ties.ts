import { sql } from 'kysely'
import { type TopicTies, ties } from '../ties.ts'

/**
 * One-to-ones that each of the two has said took place. Where nobody has said so here, an import did for everybody in it.
 */
export const oneToOneTies: TopicTies = (club, of) =>
  ties(sql`
  select other, 'oneToOne' as kind, count(*)::int as times, max(held_on) as last
  from one_to_one cross join lateral unnest(members) other
  where club_id = ${club.id} and status = 'held' and members @> array[${of}]::uuid[] and other <> ${of}
    and (confirmed_by = '{}' or confirmed_by @> array[${of}, other]::uuid[])
  group by other`)
