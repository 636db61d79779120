import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Referral } from '../../terms/referral.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { change } from './change.ts'
import { type Back, type Moved, stepTo } from './move.ts'
import { referralById } from './queries.ts'
import { mayAnswer, mayStep } from './rules.ts'
import { type Unfit, unfitColumns } from './unfit.ts'

/** "Not a fit", with why in kind words, where he says it: its giver reads it. Said again within 14 days it is said otherwise, where he was told. */
export async function notAFit(
  club: ClubTx,
  { by, referral: id, unfit }: Moved & { unfit: Unfit },
): Promise<Referral | Back | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  const refused = mayAnswer(referral, by.id)
  if (refused) return refused
  const { status, correctable, unfit: before } = referral!
  if (status === 'not-a-fit' && correctable) {
    const isSame = before.reason === (unfit.reason ?? null) && before.words === (unfit.words ?? null)
    if (isSame) return refuse('done already', { by: null })
    await change(club, id, unfitColumns(club, id, unfit))
    // What its giver was told reads so now: it is no news to be sent again.
    await redrawAbout(club, id)
    return (await referralById(club, id))!
  }
  const way = mayStep(referral!, 'not-a-fit')
  if (isRefusal(way)) return way
  return way === 'ahead' ? stepTo(club, referral!, 'not-a-fit', unfit) : { referral: referral!, to: 'not-a-fit' }
}
