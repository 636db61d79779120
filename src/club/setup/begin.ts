import type { ClubTx } from '../../db/club-tx.ts'
import { askForDigest } from '../digest/send.ts'
import { askForEvaluation } from '../standing/evaluate.ts'

/** From its first place on a club has duties: the weekly evaluation and digest, which ask for themselves from then on. */
export async function beginDuties(club: ClubTx): Promise<void> {
  const first = await club.tx
    .updateTable('club')
    .set({ placed_at: club.at })
    .where('club_id', '=', club.id)
    .where('placed_at', 'is', null)
    .returning('club_id')
    .executeTakeFirst()
  if (!first) return
  await askForEvaluation(club)
  await askForDigest(club)
}
