import type { ClubTx } from '../../db/club-tx.ts'

/**
 * The club's history is known from this day on only: time before it counts for nobody. `goesBack`: whether it is older at
 * all where nothing was said of it.
 */
export async function knowHistoryFrom(club: ClubTx, day: Temporal.PlainDate, goesBack: boolean): Promise<void> {
  await club.tx
    .updateTable('club')
    .set({ history_from: day })
    .where('club_id', '=', club.id)
    .where(({ or, eb }) => or([eb('history_from', '<', day), ...(goesBack ? [eb('history_from', 'is', null)] : [])]))
    .execute()
}
