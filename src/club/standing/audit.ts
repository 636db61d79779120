import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../members/member.ts'

/** Each look at a member's acts, and each thing done about his standing, is noted. */
export async function noteLook(club: ClubTx, by: Member, what: string, about: string | null): Promise<void> {
  await club.tx
    .insertInto('audit')
    .values({ club_id: club.id, id: club.newId(), at: club.at, by_id: by.id, what, about, detail: null })
    .execute()
}
