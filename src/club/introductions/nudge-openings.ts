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

/** Who introduced him to somebody, whom he introduced, and how many introductions the club has seen agreed on. */
export const introductionOpenings: Exclude<Proposals['openings'], 'none'> = (club, asked) => {
  const agreed = sql`coalesce(i.decided_at, i.requested_at)`
  const on = dayThere(club, agreed)
  const those = sql`join introduction i on i.club_id = ${club.id} and i.status = 'accepted' and i.withdrawn_at is null
    and i.requested_by not in (i.party_a, i.party_b)`
  const his = sql`${those} and asked.member in (i.party_a, i.party_b) and ${inItsYear(agreed)}
    and ${isHere(club, sql`i.requested_by`)}`
  const [key, one] = [sql`i.id`, sql`i.requested_by`]
  return [
    sql<OpeningRow>`select ${openingOf('was-introduced', { key, one, on })} from ${asked.from} ${his}`,
    sql<OpeningRow>`select ${openingOf('met-through', { key, one, on })} from ${asked.from} ${his}
      where (case when asked.member = i.party_a then i.met_a else i.met_b end) = 'yes'`,
    sql<OpeningRow>`select ${openingOf('introduced', { key, one: sql`i.party_a`, two: sql`i.party_b`, on })}
      from ${asked.from} ${those} and i.requested_by = asked.member and ${inItsYear(agreed)}
        and ${isHere(club, sql`i.party_a`)} and ${isHere(club, sql`i.party_b`)}`,
    sql<OpeningRow>`select ${openingOf('introductions-agreed', { count: sql`count(*)`, on: monthBefore(club) })}
      from ${asked.from} ${those} and ${inMonthBefore(club, on)} group by asked.nudge, asked.at having count(*) >= 2`,
  ]
}
