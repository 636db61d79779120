import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'

/** What was written to a candidate, and said of him, goes with him: of these applications nothing of it is kept. */
export async function forgetAround(club: ClubTx, applications: readonly string[]): Promise<void> {
  if (applications.length === 0) return
  const letters = await club.tx
    .deleteFrom('application_letter')
    .where('club_id', '=', club.id)
    .where('application_id', 'in', [...applications])
    .returning('id')
    .execute()
  await redrawAbout(
    club,
    letters.map(({ id }) => id),
  )
}
