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

/** Who answered whom, what an ask waits for, and how many were made. */
export const askOpenings: Exclude<Proposals['openings'], 'none'> = (club, asked) => {
  const answers = sql`join answer n on n.club_id = ${club.id} and n.withdrawn_at is null and ${inItsYear(sql`n.answered_at`)}
    join ask k on k.club_id = n.club_id and k.id = n.ask_id and k.kind = 'ask'`
  const [key, on] = [sql`n.id`, dayThere(club, sql`n.answered_at`)]
  const [by, author] = [sql`n.member_id`, sql`k.author_id`]
  const its = sql`join ask k on k.club_id = ${club.id} and k.id = asked.record and k.kind = 'ask' and ${isHere(club, author)}`
  const made = dayThere(club, sql`k.created_at`)
  return [
    sql<OpeningRow>`select ${openingOf('was-answered', { key, one: by, on })} from ${asked.from} ${answers}
      and ${author} = asked.member where n.helpful is not false and ${isHere(club, by)}`,
    sql<OpeningRow>`select ${openingOf('answered', { key, one: author, on })} from ${asked.from} ${answers}
      and ${by} = asked.member where ${isHere(club, author)}`,
    sql<OpeningRow>`select ${openingOf('ask-since', { key: sql`k.id`, one: author, on: made })} from ${asked.from} ${its}`,
    sql<OpeningRow>`select ${openingOf('ask-until', { key: sql`k.id`, one: author, on: sql`k.expires_on` })}
      from ${asked.from} ${its} where k.expires_on is not null`,
    sql<OpeningRow>`select ${openingOf('unanswered', { key: sql`k.id`, one: author })} from ${asked.from} ${its}
      where not exists (select from answer n where n.club_id = k.club_id and n.ask_id = k.id and n.withdrawn_at is null)`,
    sql<OpeningRow>`select ${openingOf('asks-made', { count: sql`count(*)`, on: monthBefore(club) })}
      from ${asked.from} join ask k on k.club_id = ${club.id} and k.kind = 'ask' and k.withdrawn_at is null
        and ${inMonthBefore(club, made)}
      group by asked.nudge, asked.at having count(*) >= 2`,
  ]
}
