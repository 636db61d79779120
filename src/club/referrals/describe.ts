import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import type { Handoff, Referral, Warmth } from '../../terms/referral.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { whyNot } from './put-right.ts'
import { referralById } from './queries.ts'

type Said = { readonly warmth: Warmth | undefined; readonly handoff: Handoff | undefined }

/** What a giver may say of it once it is on its way, as long as he may put it right: whoever buys himself has nothing to add. */
export async function toDescribe(
  club: ClubTx,
  by: Member,
  id: string,
  { lock = false } = {},
): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock })
  const refused = await whyNot(club, by, referral)
  if (refused || !referral) return refused ?? refuse('no longer possible', {})
  return referral.kind === 'inside' ? refuse('no longer possible', {}) : referral
}

/** How far he has prepared it, and what happens next: read on its receiver's card, without another message to him. */
export async function describeReferral(
  club: ClubTx,
  { by, referral: id, warmth, handoff }: Said & { readonly by: Member; readonly referral: string },
): Promise<Referral | Refusal> {
  const referral = await toDescribe(club, by, id, { lock: true })
  if (isRefusal(referral)) return referral
  await club.tx
    .updateTable('referral')
    .set({ warmth: warmth === undefined ? null : Number(warmth), handoff: handoff ?? null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await redrawAbout(club, id)
  return { ...referral, warmth: warmth ?? null, handoff: handoff ?? null }
}
