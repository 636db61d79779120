import { sql } from 'kysely'
import { type TopicTies, ties } from '../ties.ts'
import { countingOneToOnes, whoConfirmed } from './met.ts'

/** One-to-ones that count for the two: each has said that it took place, or an import has for everybody in it. */
export const oneToOneTies: TopicTies = (club, of) =>
  ties(sql`
  select other, 'oneToOne' as kind, count(*)::int as times, max(held_on) as last
  from (select o.held_on, ${whoConfirmed} as met from ${countingOneToOnes(club)} and o.members @> array[${of}]::uuid[]) those
  cross join lateral unnest(met) other
  where met @> array[${of}]::uuid[] and other <> ${of} group by other`)
