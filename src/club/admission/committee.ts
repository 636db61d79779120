import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Member, Role } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { setRoles } from '../members/organizers.ts'
import { memberById, presentMembers } from '../members/queries.ts'
import { committeeNamed } from './kinds.ts'

export const role: Role = 'committee'

/** Who votes about candidates; `named`: false while nobody is on the committee, and the organizers stand for it. */
export type Committee = { readonly members: readonly Member[]; readonly named: boolean }

export async function committeeOf(club: ClubTx): Promise<Committee> {
  const present = await presentMembers(club)
  const named = present.filter(({ roles }) => roles.includes(role))
  return named.length > 0
    ? { members: named, named: true }
    : { members: present.filter(({ roles }) => roles.includes('organizer')), named: false }
}

export type Named = { readonly by: Member; readonly member: Pick<Member, 'id' | 'name'> }

/** He is told. */
export async function nameToCommittee(club: ClubTx, { by, member }: Named): Promise<Member | Refusal> {
  await onlyOneAtATime(club, 'members')
  const one = await memberById(club, member.id)
  if (one.roles.includes(role)) return refuse('on the committee already', { name: one.name }, 'member')
  await setRoles(club, one, [...one.roles, role])
  await audit(club, { by, what: 'committee-named', about: one.id })
  if (one.id !== by.id)
    await committeeNamed.keep(club, {
      ...{ member: one.id, by: by.id, to: { member: one.id } },
      once: `${one.id}:${club.at.epochMilliseconds}`,
    })
  return memberById(club, one.id)
}
