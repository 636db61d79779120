import type { ClubTx } from '../../db/club-tx.ts'
import { dismissAll } from '../../duties/duty.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { showingEnds, voteEnds } from './kinds.ts'

/** What was written to a candidate, and said of him, goes with him: of these applications nothing of it is kept. */
export async function forgetAround(club: ClubTx, applications: readonly string[]): Promise<void> {
  if (applications.length === 0) return
  const letters = await club.tx
    .deleteFrom('application_letter')
    .where('club_id', '=', club.id)
    .where('application_id', 'in', [...applications])
    .returning('id')
    .execute()
  for (const table of ['word', 'close', 'note', 'ballot', 'vote'] as const)
    await club.tx
      .deleteFrom(`application_${table}`)
      .where('club_id', '=', club.id)
      .where('application_id', 'in', [...applications])
      .execute()
  await dismissAll(club, [showingEnds.name, voteEnds.name], applications)
  await redrawAbout(
    club,
    letters.map(({ id }) => id),
  )
}
