import type { ClubTx } from '../../db/club-tx.ts'

/** Whether the club met before this instant. */
export async function hasMetBefore(club: ClubTx, before: Temporal.Instant): Promise<boolean> {
  const row = await club.tx
    .selectFrom('meeting')
    .select('id')
    .where('club_id', '=', club.id)
    .where('status', '=', 'held')
    .where('starts_at', '<', before)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
