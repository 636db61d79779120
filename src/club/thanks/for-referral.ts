import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'

/** The ids of the referrals for which a thanks is still kept. */
export const referralsThankedFor = (club: ClubTx): RawBuilder<unknown> =>
  sql`(select referral_id from thanks where club_id = ${club.id} and referral_id is not null)`

/** Those of these referrals for which a thanks stands. */
export async function thankedAmong(club: ClubTx, referrals: readonly string[]): Promise<ReadonlySet<string>> {
  if (referrals.length === 0) return new Set()
  const rows = await club.tx
    .selectFrom('thanks')
    .select('referral_id')
    .where('club_id', '=', club.id)
    .where('referral_id', 'in', [...referrals])
    .where('withdrawn_at', 'is', null)
    .execute()
  return new Set(rows.flatMap(({ referral_id }) => referral_id ?? []))
}

/** When somebody was thanked for a referral, the first time first; those taken back left out. */
export async function thanksForReferral(
  club: ClubTx,
  referral: string,
): Promise<readonly { readonly at: Temporal.Instant; readonly by: string }[]> {
  return await club.tx
    .selectFrom('thanks')
    .select(['thanked_at as at', 'from_id as by'])
    .where('club_id', '=', club.id)
    .where('referral_id', '=', referral)
    .where('withdrawn_at', 'is', null)
    .orderBy('thanked_at')
    .orderBy('id')
    .execute()
}
