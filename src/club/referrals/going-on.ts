import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { isClosed, type Referral } from '../../terms/referral.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf } from '../../time/wall.ts'
import type { Moved } from './move.ts'
import { referralById } from './queries.ts'
import { scheduleReferral } from './remind.ts'
import { mayAnswer } from './rules.ts'

/** "Still going on": its receiver is left in peace with it for another 30 days; nobody else is told. */
export async function goesOn(club: ClubTx, { by, referral: id }: Moved): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  const refused = mayAnswer(referral, by.id)
  if (refused) return refused
  const { status, since, giver } = referral!
  if (isClosed(status)) return refuse('referral ended', { status, since, giver })
  if (referral!.confirmed === false) return refuse('no longer possible', {})
  // Pressed twice in a day it is said once.
  if (referral!.goesOn && dayOf(referral!.goesOn, club.zone).equals(club.today)) return referral!
  await club.tx
    .updateTable('referral')
    .set(({ ref }) => ({ still_at: club.at, still_before: ref('still_at') }))
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  return saidAnew(club, id)
}

/** It was not meant: it counts from its last step again, or from when he had said so before. */
export async function unsayGoesOn(club: ClubTx, { by, referral: id }: Moved): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  const refused = mayAnswer(referral, by.id)
  if (refused) return refused
  if (referral!.goesOn === null) return refuse('done already', { by: null })
  await club.tx
    .updateTable('referral')
    .set(({ ref }) => ({ still_at: ref('still_before'), still_before: null }))
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  return saidAnew(club, id)
}

async function saidAnew(club: ClubTx, id: string): Promise<Referral> {
  const now = (await referralById(club, id))!
  await scheduleReferral(club, { ...now, goesOn: now.goesOn !== null })
  await redrawAbout(club, id)
  return now
}
