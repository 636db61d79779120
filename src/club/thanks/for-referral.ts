import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'

/** The ids of the referrals for which a thanks is still kept. */
export const referralsThankedFor = (club: ClubTx): RawBuilder<unknown> =>
  sql`(select referral_id from thanks where club_id = ${club.id} and referral_id is not null)`

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
