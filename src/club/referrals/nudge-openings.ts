import { type RawBuilder, sql } from 'kysely'
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

/** What referrals a member was passed and passed on, and what came of them as far as he knows it. */
export const referralOpenings: Exclude<Proposals['openings'], 'none'> = (club, asked) => {
  const day = (at: RawBuilder<unknown>) => dayThere(club, at)
  const [key, giver, receiver] = [sql`r.id`, sql`r.giver_id`, sql`r.receiver_id`]
  const ended = sql`coalesce(r.closed_at, r.status_at)`
  const between = (his: 'giver' | 'receiver', columns: RawBuilder<OpeningRow>, where: RawBuilder<boolean>) => {
    const [own, other] = his === 'giver' ? [giver, receiver] : [receiver, giver]
    return sql<OpeningRow>`select ${columns} from ${asked.from} join referral r on r.club_id = ${club.id} and ${own} = asked.member
      where r.withdrawn_at is null and r.confirmed is not false and ${isHere(club, other)} and ${where}`
  }
  const moved = sql<boolean>`r.status in ('contacted', 'meeting', 'quoted') and r.status_at <= asked.at
    and r.status_at > asked.at - interval '60 days'
    and ${inItsYear(sql`r.given_at`)}`
  return [
    between(
      'receiver',
      openingOf(sql`case r.kind when 'inside' then 'had-a-customer' else 'was-recommended' end`, {
        ...{ key, one: giver, on: day(sql`r.given_at`) },
      }),
      inItsYear(sql`r.given_at`),
    ),
    between(
      'receiver',
      openingOf('was-won', { key, one: giver, on: day(ended) }),
      sql<boolean>`r.status = 'won' and ${inItsYear(ended)}`,
    ),
    between(
      'giver',
      openingOf('gave-won', { key, one: receiver, on: day(ended) }),
      sql<boolean>`r.status = 'won' and ${inItsYear(ended)}`,
    ),
    between('giver', openingOf('gave-moved', { key, one: receiver, on: day(sql`r.given_at`) }), moved),
    sql<OpeningRow>`select ${openingOf('referrals-passed', { count: sql`count(*)`, on: monthBefore(club) })}
      from ${asked.from} join referral r on r.club_id = ${club.id} and r.withdrawn_at is null and r.confirmed is not false
        and ${inMonthBefore(club, day(sql`r.given_at`))}
      group by asked.nudge, asked.at having count(*) >= 3`,
  ]
}
