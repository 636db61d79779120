import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Week } from '../../terms/digest.ts'
import { membersByIds, presentMembers } from '../members/queries.ts'
import type { Waiting } from './digest.ts'

const named = async (
  club: ClubTx,
  rows: readonly { id: string; at: Temporal.Instant; by: string; to: string | null; text: string | null }[],
): Promise<Waiting[]> => {
  const people = await membersByIds(
    club,
    rows.flatMap(row => [row.by, ...(row.to ? [row.to] : [])]),
  )
  return rows.flatMap(row => {
    const by = people.get(row.by)
    return by ? [{ ...row, by, to: row.to ? (people.get(row.to) ?? null) : null }] : []
  })
}

/** Referrals that stay `new` for 14 days, or unchanged for 45. */
export async function ageingReferrals(club: ClubTx): Promise<Waiting[]> {
  const { rows } = await sql<{ id: string; at: Temporal.Instant; by: string; to: string; text: null }>`
    select id, coalesce(touched_at, status_at, given_at) as at, giver_id as by, receiver_id as "to", null as text
    from referral where club_id = ${club.id} and withdrawn_at is null and closed_at is null
      and status not in ('won', 'lost', 'not-a-fit', 'no-answer') and given_at <= ${club.at}
      and coalesce(touched_at, status_at, given_at) < case when status = 'new'
        then ${club.at.subtract({ hours: 24 * 14 })}::timestamptz else ${club.at.subtract({ hours: 24 * 45 })}::timestamptz end
    order by 2`.execute(club.tx)
  return named(club, rows)
}

/** Asks and problems open for a week that nobody answered. */
export async function unansweredAsks(club: ClubTx): Promise<Waiting[]> {
  const { rows } = await sql<{ id: string; at: Temporal.Instant; by: string; to: null; text: string }>`
    select k.id, k.created_at as at, k.author_id as by, null as "to", k.text from ask k
    where k.club_id = ${club.id} and k.kind in ('ask', 'problem') and k.status = 'open'
      and k.created_at < ${club.at.subtract({ hours: 24 * 7 })} and (k.expires_on is null or k.expires_on >= ${club.today})
      and not exists (select 1 from answer n where n.club_id = k.club_id and n.ask_id = k.id)
    order by k.created_at`.execute(club.tx)
  return named(club, rows)
}

/** After two months nobody remembers who was there: it is not asked for any more. */
const rollIsAskedFor = { hours: 60 * 24 }

/** A meeting that has begun and whose roll nobody took. */
export async function rollsMissing(club: ClubTx): Promise<{ id: string; startsAt: Temporal.Instant }[]> {
  const rows = await club.tx
    .selectFrom('meeting')
    .select(['id', 'starts_at'])
    .where('club_id', '=', club.id)
    .where('status', '=', 'planned')
    .where('starts_at', '<=', club.at)
    .where('starts_at', '>', club.at.subtract(rollIsAskedFor))
    .orderBy('starts_at', 'desc')
    .execute()
  return rows.map(row => ({ id: row.id, startsAt: row.starts_at }))
}

/** Members entrusted to an organizer in the last month of whom no organizer has said anything since. */
export async function handOversWaiting(club: ClubTx): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    select distinct n.member_id from nudge n join member m on m.club_id = n.club_id and m.id = n.member_id
    where n.club_id = ${club.id} and n.step = 3 and n.held_back is not true
      and n.decided_at <= ${club.at} and n.decided_at > ${club.at.subtract({ hours: 24 * 31 })}
      and (m.left_on is null or m.left_on >= ${club.today})
      and not exists (select 1 from organizer_answer o where o.club_id = n.club_id and o.member_id = n.member_id
        and o.at >= n.decided_at)`.execute(club.tx)
  return rows.map(row => row.member_id)
}

export async function guestsOfWeek(club: ClubTx, week: Week): Promise<{ came: number; joined: number }> {
  const { rows } = await sql<{ came: number; joined: number }>`
    select
      (select count(*)::int from guest g join meeting m on m.club_id = g.club_id and m.id = g.meeting_id
        where g.club_id = ${club.id} and g.status = 'present' and m.starts_at >= ${week.from} and m.starts_at < ${week.until}) as came,
      (select count(distinct x.id)::int from guest g join member x on x.club_id = g.club_id and x.id = g.became_member_id
        where g.club_id = ${club.id} and x.joined_on >= ${week.monday} and x.joined_on < ${week.monday.add({ weeks: 1 })}) as joined`.execute(
    club.tx,
  )
  return rows[0]!
}

/** One-to-ones of the week, and how many pairs of today's members ever had one. */
export async function oneToOnesOf(
  club: ClubTx,
  week: Week,
): Promise<{ held: number; pairs: number; met: number; by: ReadonlyMap<string, number> }> {
  const rows = await club.tx
    .selectFrom('one_to_one')
    .select(['members', 'held_on'])
    .where('club_id', '=', club.id)
    .where('status', '=', 'held')
    .execute()
  const here = new Set((await presentMembers(club)).map(({ id }) => id))
  const pairs = new Set<string>()
  const by = new Map<string, number>()
  for (const { members } of rows) {
    const present = members.filter(id => here.has(id)).sort()
    for (const [n, one] of present.entries()) {
      by.set(one, (by.get(one) ?? 0) + 1)
      for (const other of present.slice(n + 1)) pairs.add(`${one} ${other}`)
    }
  }
  const inWeek = (day: Temporal.PlainDate | null) =>
    day !== null &&
    Temporal.PlainDate.compare(day, week.monday) >= 0 &&
    Temporal.PlainDate.compare(day, week.monday.add({ weeks: 1 })) < 0
  return {
    held: rows.filter(row => inWeek(row.held_on)).length,
    pairs: (here.size * (here.size - 1)) / 2,
    met: pairs.size,
    by,
  }
}

export async function nudgesOfWeek(club: ClubTx, week: Week): Promise<{ sent: number; answered: number }> {
  const { rows } = await sql<{ sent: number; answered: number }>`
    select count(*) filter (where decided_at >= ${week.from} and decided_at < ${week.until})::int as sent,
      count(*) filter (where outcome = 'acted' and outcome_at >= ${week.from} and outcome_at < ${week.until})::int as answered
    from nudge where club_id = ${club.id} and held_back is not true and step < 3`.execute(club.tx)
  return rows[0]!
}

/** Members whom no message reaches any more: perhaps they have left. */
export async function unreachableMembers(club: ClubTx): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    select a.member_id from account a join member m on m.club_id = a.club_id and m.id = a.member_id
    where a.club_id = ${club.id} and (m.left_on is null or m.left_on >= ${club.today})
    group by 1 having bool_and(a.unreachable_at is not null)`.execute(club.tx)
  return rows.map(row => row.member_id)
}

/** Members who never said hello: no name of theirs stands in a digest. */
export async function saidHello(club: ClubTx): Promise<ReadonlySet<string>> {
  const rows = await club.tx
    .selectFrom('account')
    .select('member_id')
    .where('club_id', '=', club.id)
    .where('hello_at', 'is not', null)
    .execute()
  return new Set(rows.map(row => row.member_id))
}
