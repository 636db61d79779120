import { sql } from 'kysely'
import { isHere } from '../members/queries.ts'
import { dayThere, inMonthBefore, monthBefore, type OpeningRow, openingOf, type Proposals } from '../proposals.ts'
import { countingOneToOnes, whoConfirmed } from './met.ts'

/**
 * With whom he last had a one-to-one, how many he has met, and how many the club has had: one statement, since each of them
 * looks at every one-to-one there was.
 */
export const oneToOneOpenings: Exclude<Proposals['openings'], 'none'> = (club, asked) => {
  const others = sql`join held o on o.held_on <= ${dayThere(club, sql`asked.at`)} and asked.member = any(o.met)
    cross join lateral unnest(o.met) other where other <> asked.member`
  const selects = [
    sql<OpeningRow>`select distinct on (asked.nudge)
        ${openingOf('last-coffee', { key: sql`o.id::text || ' ' || other`, one: sql`other`, on: sql`o.held_on` })}
      from ${asked.from} ${others} and ${isHere(club, sql`other`)} order by asked.nudge, o.held_on desc, o.id, other`,
    sql<OpeningRow>`select distinct on (asked.nudge)
        ${openingOf('coffee-with', { key: sql`o.id`, one: sql`other`, on: sql`o.held_on` })}
      from ${asked.from} ${others} and other = asked.who and ${isHere(club, sql`other`)}
      order by asked.nudge, o.held_on desc, o.id`,
    sql<OpeningRow>`select ${openingOf('coffees', { count: sql`count(distinct other)` })}
      from ${asked.from} ${others} group by asked.nudge having count(distinct other) >= 2`,
    sql<OpeningRow>`select ${openingOf('coffees-held', { count: sql`count(*)`, on: monthBefore(club) })}
      from ${asked.from} join held o on ${inMonthBefore(club, sql`o.held_on`)}
      group by asked.nudge, asked.at having count(*) >= 3`,
  ]
  const all = selects.map(select => sql`(${select})`)
  return [
    sql<OpeningRow>`with held as materialized (
        select o.id, o.held_on, ${whoConfirmed} as met from ${countingOneToOnes(club)} and o.held_on is not null)
      ${sql.join(all, sql` union all `)}`,
  ]
}
