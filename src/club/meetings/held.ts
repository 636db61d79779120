import type { ClubTx } from '../../db/club-tx.ts'

/** Whether a meeting that began after this instant is closed: its roll was taken. */
export async function hasClosedOne(club: ClubTx, after: Temporal.Instant): Promise<boolean> {
  const row = await club.tx
    .selectFrom('meeting')
    .select('id')
    .where('club_id', '=', club.id)
    .where('status', '=', 'held')
    .where('starts_at', '>', after)
    .where('closed_at', '<=', club.at)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

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
