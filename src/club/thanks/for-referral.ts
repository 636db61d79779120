import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'

/** The ids of the referrals for which a thanks is still kept. */
export const referralsThankedFor = (club: ClubTx): RawBuilder<unknown> =>
  sql`(select referral_id from thanks where club_id = ${club.id} and referral_id is not null)`
