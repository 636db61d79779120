import type { ClubTx } from '../../db/club-tx.ts'

/** Whether a meeting after that instant has been closed by its roll: until then what was done before it may be taken back. */
export async function hasClosedSince(club: ClubTx, since: Temporal.Instant): Promise<boolean> {
  const row = await club.tx
    .selectFrom('meeting')
    .select('id')
    .where('club_id', '=', club.id)
    .where('status', '=', 'held')
    .where('starts_at', '>', since)
    .where('closed_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
