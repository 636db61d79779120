import type { ClubTx } from '../../db/club-tx.ts'
import { dismissAll } from '../../duties/duty.ts'
import { digesting } from '../digest/kinds.ts'
import { askForDigest } from '../digest/send.ts'
import { askForMemos } from '../memo/keep.ts'
import { remembering } from '../memo/kinds.ts'
import { askForRounds, endRounds } from '../pairing/plan.ts'
import { lettingGo } from '../privacy/kinds.ts'
import { askForRetention } from '../privacy/let-go.ts'
import { balancing } from '../sectors/kinds.ts'
import { askForBalance } from '../sectors/seen.ts'
import { askForEvaluation } from '../standing/evaluate.ts'
import { evaluating } from '../standing/kinds.ts'

/**
 * From its first place on a club has duties: the weekly evaluation and digest, the rounds of one-to-ones, the memos of a member's year, the look at its balance, and each night the letting go of what was kept
 * long enough. They ask for themselves from then on.
 */
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
  await askForRetention(club)
  await askForRounds(club)
  await askForMemos(club)
  await askForBalance(club)
}

/** Without any place left it has none, and waits for a place again. */
export async function endDuties(club: ClubTx): Promise<void> {
  await club.tx.updateTable('club').set({ placed_at: null }).where('club_id', '=', club.id).execute()
  const duties = [evaluating, digesting, lettingGo, remembering, balancing].map(({ name }) => name)
  await dismissAll(club, duties, [club.id])
  await endRounds(club)
}
