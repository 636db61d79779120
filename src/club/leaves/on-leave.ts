import type { ClubTx } from '../../db/club-tx.ts'
import type { Leave } from '../../terms/leave.ts'

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

/** The leaves of one member, oldest first. */
export async function leavesOf(club: ClubTx, member: string): Promise<readonly Leave[]> {
  const rows = await leavesOfClub(club).where('member_id', '=', member).orderBy('from_on').orderBy('id').execute()
  return rows.map(asLeave)
}

const leavesOfClub = (club: ClubTx) =>
  club.tx.selectFrom('leave').select(['member_id', 'from_on', 'until_on']).where('club_id', '=', club.id)

const asLeave = (row: { from_on: Temporal.PlainDate; until_on: Temporal.PlainDate | null }): Leave => ({
  from: row.from_on,
  until: row.until_on,
})
