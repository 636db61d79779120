import { sql } from 'kysely'
import { isHere } from '../members/queries.ts'
import {
  dayThere,
  inItsYear,
  inMonthBefore,
  monthBefore,
  type OpeningRow,
  openingOf,
  type Proposals,
} from '../proposals.ts'

/** Who thanked him, whom he thanked, and how many thanks the club has seen. */
export const thanksOpenings: Exclude<Proposals['openings'], 'none'> = (club, asked) => {
  const on = dayThere(club, sql`t.thanked_at`)
  const stands = sql`t.club_id = ${club.id} and t.withdrawn_at is null and t.replaced_by is null`
  const his = (own: 'from_id' | 'to_id', other: 'from_id' | 'to_id', code: 'thanked' | 'was-thanked') => {
    const one = sql.ref(`t.${other}`)
    return sql<OpeningRow>`select distinct on (asked.nudge) ${openingOf(code, { key: sql`t.id`, one, on })}
      from ${asked.from} join thanks t on ${stands} and ${sql.ref(`t.${own}`)} = asked.member
        and ${inItsYear(sql`t.thanked_at`)} and ${isHere(club, one)}
      order by asked.nudge, t.thanked_at desc, t.id`
  }
  return [
    his('to_id', 'from_id', 'was-thanked'),
    his('from_id', 'to_id', 'thanked'),
    sql<OpeningRow>`select ${openingOf('thanks-said', { count: sql`count(*)`, on: monthBefore(club) })}
      from ${asked.from} join thanks t on ${stands} and ${inMonthBefore(club, on)}
      group by asked.nudge, asked.at having count(*) >= 3`,
  ]
}
