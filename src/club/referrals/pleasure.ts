import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import type { Referral } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { pleasure } from './kinds.ts'
import { referralById } from './queries.ts'

/** The giver answers the receiver's news: once a step, and nothing more. */
export async function answerWithPleasure(
  club: ClubTx,
  { by, referral: id }: { by: Member; referral: string },
): Promise<Referral | Refusal> {
  const referral = await referralById(club, id)
  if (!referral || referral.withdrawn) return refuse('no longer possible', {})
  if (referral.giver.id !== by.id) return refuse('not for you', {})
  const once = `${id}:${referral.status}`
  await pleasure.keep(club, { referral: id, to: { member: referral.receiver.id }, once })
  return referral
}
