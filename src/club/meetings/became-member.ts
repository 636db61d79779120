import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { memberById } from '../members/queries.ts'
import { membershipBegins } from '../membership.ts'
import { guestsKnownAs } from './guest-queries.ts'

/** Leads the visits of a guest to this member; false where they lead to somebody already. */
export async function linkGuest(club: ClubTx, person: string, member: string): Promise<boolean> {
  const taken = await club.tx
    .selectFrom('guest')
    .select('id')
    .where('club_id', '=', club.id)
    .where('guest', '=', person)
    .where('became_member_id', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return taken === undefined && lead(club, person, { from: null, to: member })
}

/** They lead to nobody again. */
export const unlinkGuest = (club: ClubTx, person: string, member: string): Promise<boolean> =>
  lead(club, person, { from: member, to: null })

async function lead(
  club: ClubTx,
  person: string,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): Promise<boolean> {
  const visits = await club.tx
    .updateTable('guest')
    .set({ became_member_id: to })
    .where('club_id', '=', club.id)
    .where('guest', '=', person)
    .where('became_member_id', from === null ? 'is' : '=', from)
    .returning('id')
    .execute()
  await redrawAbout(
    club,
    visits.map(({ id }) => id),
  )
  return visits.length > 0
}

/**
 * Whoever comes on the list and surely is a guest of before is one person with him. Where the name alone is the same, nothing
 * is taken for granted.
 */
export const guestBecomesMember = membershipBegins<string>({
  async joins(club, id) {
    const { fullName, company, email, phone } = await memberById(club, id)
    const { same } = await guestsKnownAs(club, { name: fullName, company, email, phone })
    return same && (await linkGuest(club, same.person, id)) ? same.person : null
  },
  undone: (club, member, person) => unlinkGuest(club, person, member),
})
