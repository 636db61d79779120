import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { plainDate, type Rows, rows } from '../../db/together.ts'
import type { Away, KeptLeave, Leave } from '../../terms/leave.ts'

/** What other topics ask about leaves: who is on leave on a day, and when somebody was. */

/** Who is on leave on a day, until when (null: nobody said until when). */
export async function leavesOn(
  club: ClubTx,
  day: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Temporal.PlainDate | null>> {
  const rows = await leavesOfClub(club)
    .where('from_on', '<=', day)
    .where(({ or, eb }) => or([eb('until_on', 'is', null), eb('until_on', '>=', day)]))
    // Of two that overlap the one that ends later counts.
    .orderBy('until_on', order => order.asc().nullsLast())
    .execute()
  return new Map(rows.map(row => [row.member_id, row.until_on]))
}

/** Whether this member is on leave today. */
export async function isOnLeave(club: ClubTx, member: string): Promise<boolean> {
  return (await leavesOn(club, club.today)).has(member)
}

const openEnded = 'open'

/**
 * In SQL: until when the member of this id is on leave today, for `awayOf`; null when he is not. Whoever reads many members
 * reads the leaves of the club once.
 */
export const awayToday = ({ id, today }: ClubTx, member: RawBuilder<unknown>): RawBuilder<string | null> => sql`(
  select jsonb_object_agg(l.member_id, coalesce(l.until_on::text, ${openEnded}::text) order by l.until_on nulls last)
  from leave l where l.club_id = ${id} and l.from_on <= ${today} and (l.until_on is null or l.until_on >= ${today})
) ->> ${member}::text`

export const awayOf = (until: string | null): Away | null =>
  until === null ? null : { until: until === openEnded ? null : Temporal.PlainDate.from(until) }

export type LeaveOf = { readonly member: string } & Leave

/** Every leave of the club, or of one member, oldest first; `which`: and those alone of which this holds. */
export const everyLeave = (club: ClubTx, member?: string, which: RawBuilder<unknown> = sql``): Rows<LeaveOf> =>
  rows(
    sql<{ member_id: string; from_on: string; until_on: string | null }>`
      select member_id, from_on, until_on from leave where club_id = ${club.id} ${member === undefined ? sql`` : sql`and member_id = ${member}`} ${which}
      order by from_on, id`,
    row => ({
      member: row.member_id,
      from: plainDate(row.from_on),
      until: row.until_on === null ? null : plainDate(row.until_on),
    }),
  )

/** The leaves of one member, oldest first. */
export async function leavesOf(club: ClubTx, member: string): Promise<readonly Leave[]> {
  const rows = await leavesOfClub(club).where('member_id', '=', member).orderBy('from_on').orderBy('id').execute()
  return rows.map(asLeave)
}

/** Those of his that end on a day or later, or nobody knows when; the oldest first. `lock` holds them until the transaction ends. */
export async function keptLeavesOf(
  club: ClubTx,
  member: string,
  since: Temporal.PlainDate,
  { lock = false } = {},
): Promise<KeptLeave[]> {
  const rows = await leavesOfClub(club)
    .where('member_id', '=', member)
    .where(({ or, eb }) => or([eb('until_on', 'is', null), eb('until_on', '>=', since)]))
    .orderBy('from_on')
    .orderBy('id')
    .$if(lock, query => query.forUpdate())
    .execute()
  return rows.map(row => ({ id: row.id, ...asLeave(row) }))
}

/** One by its id, with whose it is, or null. */
export async function leaveById(club: ClubTx, id: string): Promise<(KeptLeave & { readonly member: string }) | null> {
  const row = await leavesOfClub(club).where('id', '=', id).executeTakeFirst()
  return row ? { id, member: row.member_id, ...asLeave(row) } : null
}

const leavesOfClub = (club: ClubTx) =>
  club.tx.selectFrom('leave').select(['id', 'member_id', 'from_on', 'until_on']).where('club_id', '=', club.id)

const asLeave = (row: { from_on: Temporal.PlainDate; until_on: Temporal.PlainDate | null }): Leave => ({
  from: row.from_on,
  until: row.until_on,
})
