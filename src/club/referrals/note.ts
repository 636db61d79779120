import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Referral } from '../../terms/referral.ts'
import type { Refusal } from '../../terms/refusals.ts'
import { change } from './change.ts'
import type { Moved } from './move.ts'
import { referralById } from './queries.ts'
import { mayAnswer } from './rules.ts'

/** What he notes for himself; nothing takes the note away. Nobody else reads it, and nobody is told. */
export async function noteForHimself(
  club: ClubTx,
  { by, referral: id, note }: Moved & { note: string | undefined },
): Promise<Referral | Refusal> {
  const referral = await referralById(club, id, { lock: true })
  const refused = mayAnswer(referral, by.id)
  if (refused) return refused
  if (referral!.note === (note ?? null)) return referral!
  await change(club, id, { note: note === undefined ? null : club.sealer.seal('referral', 'note', id, note) })
  // The giver's messages say nothing of it: they are left alone.
  await redrawAbout(club, id, undefined, { only: by.id })
  return (await referralById(club, id))!
}
