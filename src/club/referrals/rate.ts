import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Referral } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { noteAct } from '../ledger/note.ts'
import { change } from './change.ts'
import type { Moved } from './move.ts'
import { referralById } from './queries.ts'
import { isToJudge, mayAnswer } from './rules.ts'

/** The receiver's private rating, one tap; it is shown to nobody, and nothing else follows from it. */
export async function rateReferral(
  club: ClubTx,
  { by, referral: id, quality }: Moved & { quality: number },
): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  const refused = mayAnswer(referral, by.id)
  if (refused) return refused
  if (!isToJudge(referral!)) return refuse('nothing to rate yet', {})
  if (referral!.quality === quality) return referral!
  await change(club, id, { quality })
  await noteAct(club, {
    ...{ kind: 'referral-rated', by: by.id, for: referral!.giver.id, record: 'referral', recordId: id },
  })
  await redrawAbout(club, id, undefined, { only: by.id })
  return (await referralById(club, id))!
}
