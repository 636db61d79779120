import type { ClubTx } from '../../db/club-tx.ts'

/** From now on nothing of him is told or brought back: an import leaves him as he is. */
export const noteErased = (club: ClubTx, member: string) =>
  club.tx
    .updateTable('member')
    .set({ erased_at: club.at })
    .where('club_id', '=', club.id)
    .where('id', '=', member)
    .execute()

export async function isErased(club: ClubTx, member: string): Promise<boolean> {
  const row = await club.tx
    .selectFrom('member')
    .select('erased_at')
    .where('club_id', '=', club.id)
    .where('id', '=', member)
    .executeTakeFirst()
  return row?.erased_at != null
}
