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

/** Everybody who was ever on the list, by the club's own number for him, and whether he is erased. */
export async function whoIsErased(
  club: ClubTx,
): Promise<readonly { readonly id: string; readonly externalId: string; readonly erased: boolean }[]> {
  const rows = await club.tx
    .selectFrom('member')
    .select(['id', 'external_id', 'erased_at'])
    .where('club_id', '=', club.id)
    .orderBy('id')
    .execute()
  return rows.map(row => ({ id: row.id, externalId: row.external_id, erased: row.erased_at !== null }))
}
