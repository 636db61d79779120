import type { ClubTx } from '../../db/club-tx.ts'
import type { Member } from '../../terms/member.ts'
import { organizers, presentMembers } from '../members/queries.ts'

/**
 * The people who may be told something of a member's standing: the other organizers, else the committee, else nobody. An
 * organizer learns nothing about himself but what any member gets.
 */
export async function tellableAbout(club: ClubTx, member: string): Promise<Member[]> {
  const others = (await organizers(club)).filter(({ id }) => id !== member)
  if (others.length > 0) return others
  return (await presentMembers(club)).filter(one => one.id !== member && one.roles.includes('committee'))
}
