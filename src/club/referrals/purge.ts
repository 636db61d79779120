import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { purgesAt } from './rules.ts'

/** Duty `purge-prospect`: 90 days after a referral closed its contact is erased, with what it is matched by; the company stays. */
export async function purgeProspect(club: ClubTx, id: string): Promise<void> {
  const row = await club.tx
    .selectFrom('referral')
    .select(['closed_at', 'prospect_name', 'prospect_phone', 'prospect_email'])
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .executeTakeFirst()
  // Reopened or corrected since: the closing that asked for this no longer stands.
  if (!row?.closed_at || Temporal.Instant.compare(purgesAt(row.closed_at), club.at) > 0) return
  await club.tx
    .updateTable('referral')
    .set({ prospect_name: null, prospect_phone: null, prospect_email: null, prospect_key: null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await redrawAbout(club, id)
}
