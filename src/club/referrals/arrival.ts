import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Became } from '../../notices/kind.ts'
import { whenReached } from '../../notices/reached.ts'
import type { Reached } from '../../terms/member.ts'
import type { Referral } from '../../terms/referral.ts'
import { reachedHow } from '../members/reached.ts'
import * as kinds from './kinds.ts'
import { referralById } from './queries.ts'

/** When each of these referrals came before its receiver; those that have not yet, or that an import brought, are left out. */
export const arrivals = (club: ClubTx, ids: readonly string[]): Promise<ReadonlyMap<string, Temporal.Instant>> =>
  whenReached(club, kinds.received, ids)

/** `arrivedAt` is null as long as it has not; how it will then is said by `reached`. */
export type Undelivered = {
  readonly referral: Referral
  readonly arrivedAt: Temporal.Instant | null
  readonly reached: Reached
}

/**
 * The receiver has it, or it waits: a giver who read that it was on its way is told that it is not, once; and where he was
 * told so, that it has arrived after all.
 */
export async function arrivalSettled(
  club: ClubTx,
  { referral: id, hoped }: { readonly referral: string; readonly hoped?: string },
  became: Became,
): Promise<void> {
  if (became === 'arrived') return redrawAbout(club, id, [kinds.undelivered])
  const referral = hoped === undefined ? null : await referralById(club, id)
  if (referral) await kinds.undelivered.keep(club, { referral: id, to: { member: referral.giver.id } })
}

export async function undelivered(club: ClubTx, { referral: id }: { readonly referral: string }) {
  const referral = await referralById(club, id)
  if (!referral) return null
  const arrivedAt = (await arrivals(club, [id])).get(id) ?? null
  return { referral, arrivedAt, reached: await reachedHow(club, referral.receiver.id) } satisfies Undelivered
}
