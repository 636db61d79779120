import type { ClubTx } from '../../db/club-tx.ts'
import { refuse } from '../../terms/refusals.ts'
import { applicationById } from './queries.ts'

/** An application of which a human may decide, held: one that is open or on the waiting list. Refused where it has its answer, or is gone. */
export async function openApplication(club: ClubTx, id: string) {
  const application = await applicationById(club, id, { lock: true })
  if (!application || application.status === 'withdrawn') return refuse('no longer possible', {})
  return application.status === 'open' || application.status === 'later'
    ? application
    : refuse('done already', { by: application.decidedBy?.name ?? null })
}
