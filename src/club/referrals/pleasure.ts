import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import type { Referral } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import * as kinds from './kinds.ts'
import { referralById } from './queries.ts'

/** The giver answers the receiver's latest news: once a step, and nothing more. */
export async function answerWithPleasure(
  club: ClubTx,
  { by, referral: id }: { by: Member; referral: string },
): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  if (!referral || referral.withdrawn) return refuse('no longer possible', {})
  if (referral.giver.id !== by.id) return refuse('not for you', {})
  const { status: step, receiver } = referral
  if (step === 'new') return refuse('no longer possible', {})
  if (referral.pleased.includes(step)) return refuse('done already', { by: null })
  await club.tx
    .updateTable('referral')
    .set({ pleased: sql<string[]>`array_append(pleased, ${step})` })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await kinds.pleasure.keep(club, { referral: id, step, to: { member: receiver.id }, once: `${id}:${step}` })
  await redrawAbout(club, id, [kinds.moved])
  return { ...referral, pleased: [...referral.pleased, step] }
}
