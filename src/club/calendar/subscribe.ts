import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import { hashOf, newSecret, written } from './address.ts'

/** Since when a member has an address; null where he has none. */
export async function feedSince(club: ClubTx, by: Pick<Member, 'id'>): Promise<Temporal.Instant | null> {
  const row = await club.tx
    .selectFrom('calendar_feed')
    .select('made_at')
    .where('club_id', '=', club.id)
    .where('member_id', '=', by.id)
    .executeTakeFirst()
  return row?.made_at ?? null
}

/**
 * A new address of his own; the one he had ends with this transaction. `path` is told to him now and to nobody later: what is
 * kept is a hash.
 */
export async function makeFeed(
  club: ClubTx,
  { by }: { by: Member },
): Promise<{ readonly path: string; readonly renewed: boolean }> {
  const [feed, secret] = [club.newId(), newSecret(club.newId)]
  const row = { id: feed, secret: hashOf(secret), made_at: club.at }
  const renewed = (await feedSince(club, by)) !== null
  await club.tx
    .insertInto('calendar_feed')
    .values({ club_id: club.id, member_id: by.id, ...row })
    .onConflict(conflict => conflict.columns(['club_id', 'member_id']).doUpdateSet(row))
    .execute()
  return { path: `/calendar/${written({ club: club.id, feed, secret })}.ics`, renewed }
}

/** His address ends; one there is not has ended already. */
export async function stopFeed(club: ClubTx, { by }: { by: Member }): Promise<void> {
  await club.tx.deleteFrom('calendar_feed').where('club_id', '=', club.id).where('member_id', '=', by.id).execute()
}
