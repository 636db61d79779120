import type { ClubTx } from '../../db/club-tx.ts'
import type { Member, Role } from '../../terms/member.ts'
import { presentMembers } from '../members/queries.ts'

/**
 * Gives, for each member, the people who may be told something of his standing: the other organizers, else the committee,
 * else nobody. An organizer learns nothing about himself but what any member gets.
 */
export async function whoMayKnow(club: ClubTx): Promise<(member: string) => Member[]> {
  const present = await presentMembers(club)
  return member => {
    const others = (role: Role) => present.filter(({ id, roles }) => id !== member && roles.includes(role))
    const organizers = others('organizer')
    return organizers.length > 0 ? organizers : others('committee')
  }
}
