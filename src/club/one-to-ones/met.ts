import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { plainDate, type Rows, rows } from '../../db/together.ts'

/** In SQL: whether the one-to-one `o` was held, is on its way or was declined. */
const keepsFromAnother = sql`(o.status in ('held', 'scheduled', 'proposed', 'unconfirmed') or o.declined_at is not null)`

/**
 * The members of every one-to-one that was held, is on its way or was declined: what is not to be proposed once more. Who
 * said no to one of three is among them.
 */
export const whoMet = (club: ClubTx): Rows<readonly string[]> =>
  rows(
    sql<{ members: string[] }>`
      select o.members || o.declined_by as members from one_to_one o
      where o.club_id = ${club.id} and o.withdrawn_at is null and ${keepsFromAnother}`,
    ({ members }) => members,
  )

/** In SQL: who said that the one-to-one `o` took place. An import that calls it held says so for all. */
export const whoConfirmed: RawBuilder<string[]> = sql<string[]>`
  (case o.status when 'held' then o.members when 'unconfirmed' then o.confirmed_by else '{}' end)`

/** In SQL: the one-to-ones of the club, as `o`, that count for some two of them. */
export const countingOneToOnes = (club: ClubTx): RawBuilder<unknown> => sql`
  one_to_one o where o.club_id = ${club.id} and o.withdrawn_at is null and cardinality(${whoConfirmed}) > 1`

/** Every two, of whom the one found a one-to-one with the other of use, and how often. */
export const usefulPairs = (club: ClubTx): Rows<{ readonly a: string; readonly b: string; readonly times: number }> =>
  rows(
    sql<{ a: string; b: string; times: number }>`
      select least(one, other) as a, greatest(one, other) as b, count(distinct id)::int as times
      from (select o.id, o.useful_to, ${whoConfirmed} as met from ${countingOneToOnes(club)}) those
      cross join lateral unnest(useful_to) one cross join lateral unnest(met) other
      where one <> other and one = any(met) group by 1, 2`,
    row => row,
  )

export type Held = {
  /** For whom it counts: each two of them. */
  readonly members: readonly string[]
  readonly heldOn: Temporal.PlainDate | null
}

/** The one-to-ones that count, with the members for whom they do, and the day where that is known. */
export const heldOneToOnes = (club: ClubTx): Rows<Held> =>
  rows(
    sql<{ members: string[]; held_on: string | null }>`
      select ${whoConfirmed} as members, o.held_on from ${countingOneToOnes(club)}`,
    ({ members, held_on }) => ({ members, heldOn: held_on === null ? null : plainDate(held_on) }),
  )

/** Both at once: of each one-to-one whom it keeps from being proposed once more, and for whom it counts. */
export const metAndHeld = (
  club: ClubTx,
): Rows<{ readonly met: readonly string[] | null; readonly held: Held | null }> =>
  rows(
    sql<{ met: string[] | null; held: string[] | null; held_on: string | null }>`
      select case when ${keepsFromAnother} then o.members || o.declined_by end as met,
        case when cardinality(${whoConfirmed}) > 1 then ${whoConfirmed} end as held, o.held_on
      from one_to_one o where o.club_id = ${club.id} and o.withdrawn_at is null`,
    ({ met, held, held_on }) => ({
      met,
      held: held && { members: held, heldOn: held_on === null ? null : plainDate(held_on) },
    }),
  )

/** One that counts, or one that is on its way to those who have not declined it. */
export type Known = Held & { readonly isComing: boolean }

/** For so long a proposal that is not answered is on its way, past the next digest; and one of which only the day is left to find. */
const [answeredWithin, dayFoundWithin] = [{ hours: 10 * 24 }, { hours: 14 * 24 }]

/** Those that count, and those that are on their way. */
export const knownOneToOnes = (club: ClubTx): Rows<Known> =>
  rows(
    sql<{ members: string[]; held_on: string | null; coming: boolean }>`
      select ${whoConfirmed} as members, o.held_on, false as coming from ${countingOneToOnes(club)}
      union all select members, null, true from one_to_one where club_id = ${club.id} and withdrawn_at is null
        and (status = 'proposed' and proposed_at > ${club.at.subtract(answeredWithin)}
          or status = 'scheduled' and (starts_at > ${club.at} or proposed_at > ${club.at.subtract(dayFoundWithin)}))`,
    ({ members, held_on, coming }) => ({
      ...{ members, heldOn: held_on === null ? null : plainDate(held_on), isComing: coming },
    }),
  )

/**
 * The last day on which a member met each of those whom he met, as either of the two says, by their ids; `before`: this
 * one left aside.
 */
export async function lastMet(
  club: ClubTx,
  member: string,
  { before }: { readonly before: string },
): Promise<ReadonlyMap<string, Temporal.PlainDate>> {
  const { rows } = await sql<{ other: string; last: Temporal.PlainDate }>`
    select other, max(held_on) as last from one_to_one, unnest(members) other
    where club_id = ${club.id} and withdrawn_at is null and id <> ${before} and status in ('held', 'unconfirmed')
      and members @> array[${member}]::uuid[] and other <> ${member} and held_on is not null group by other`.execute(
    club.tx,
  )
  return new Map(rows.map(({ other, last }) => [other, last]))
}
