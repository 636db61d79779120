import { batches } from '../../db/batches.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import type { HowLooked } from '../../terms/prospect.ts'

/**
 * Notes that a member sees the contacts of these referrals' prospects because he asked for them. What a message has shown
 * him since it came is no look: when it came stands with the referral.
 */
export async function noteLooks(
  club: ClubTx,
  {
    by,
    referrals,
    how,
  }: { readonly by: { readonly id: string }; readonly referrals: readonly string[]; readonly how: HowLooked },
): Promise<void> {
  const rows = referrals.map(referral => ({
    ...{ club_id: club.id, id: club.newId(), referral_id: referral, member_id: by.id, how, at: club.at },
  }))
  for (const part of batches(rows)) await club.tx.insertInto('prospect_look').values(part).execute()
}

export type Look = {
  readonly referral: string
  readonly member: string
  readonly how: HowLooked
  readonly at: Temporal.Instant
}

/** Who has looked at the contacts of these referrals' prospects, the earliest first. */
export async function looksAt(club: ClubTx, referrals: readonly string[]): Promise<readonly Look[]> {
  if (referrals.length === 0) return []
  const rows = await club.tx
    .selectFrom('prospect_look')
    .select(['referral_id as referral', 'member_id as member', 'how', 'at'])
    .where('club_id', '=', club.id)
    .where('referral_id', 'in', [...referrals])
    .orderBy('at')
    .execute()
  return rows
}
