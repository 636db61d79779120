import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'

/** The visits of a guest led to this member; null: to nobody. */
export async function linkGuest(club: ClubTx, person: string, member: string | null): Promise<void> {
  const visits = await club.tx
    .updateTable('guest')
    .set({ became_member_id: member })
    .where('club_id', '=', club.id)
    .where('guest', '=', person)
    .returning('id')
    .execute()
  await redrawAbout(
    club,
    visits.map(({ id }) => id),
  )
}
