import type { ClubTx } from '../../db/club-tx.ts'
import type { ClubSettings } from '../../db/tables.ts'

/**
 * Changes the club's settings as they stand now, since another change may have come between; null leaves them. Gives the club
 * as it reads from then on.
 */
export async function changeSettings(
  club: ClubTx,
  change: (now: ClubSettings) => ClubSettings | null,
): Promise<ClubTx> {
  const { settings } = await club.tx
    .selectFrom('club')
    .select('settings')
    .where('club_id', '=', club.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const changed = change(settings)
  if (changed === null) return { ...club, row: { ...club.row, settings } }
  await club.tx
    .updateTable('club')
    .set({ settings: JSON.stringify(changed) })
    .where('club_id', '=', club.id)
    .execute()
  return { ...club, row: { ...club.row, settings: changed } }
}
