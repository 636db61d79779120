import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { may } from '../who-may.ts'
import { audit } from './audit.ts'
import { organizerNamed } from './kinds.ts'
import { memberById, organizers } from './queries.ts'

type Named = { readonly by: Member; readonly member: Pick<Member, 'id' | 'name'> }

/** Makes a member an organizer; he is told. */
export async function nameOrganizer(club: ClubTx, { by, member }: Named): Promise<Member | Refusal> {
  await onlyOneAtATime(club, 'members')
  const one = await memberById(club, member.id)
  if (one.roles.includes('organizer')) return refuse('organizer already', { name: one.name }, 'member')
  const named = await makeOrganizer(club, one)
  await audit(club, { by, what: 'organizer-named', about: one.id })
  if (one.id !== by.id)
    await organizerNamed.keep(club, {
      ...{ member: one.id, by: by.id, to: { member: one.id } },
      once: `${one.id}:${club.at.epochMilliseconds}`,
    })
  return named
}

/** Takes the role from an organizer, himself included; the last one keeps it. */
export async function releaseOrganizer(club: ClubTx, { by, member }: Named): Promise<Member | Refusal> {
  await onlyOneAtATime(club, 'members')
  const refused = await may('release an organizer', { club, by })
  if (refused) return refused
  const all = await organizers(club)
  const one = all.find(({ id }) => id === member.id)
  if (!one) return refuse('no organizer', { name: member.name }, 'member')
  if (all.length === 1) return refuse('last organizer', {}, 'member')
  await setRoles(
    club,
    one,
    one.roles.filter(role => role !== 'organizer'),
  )
  await audit(club, { by, what: 'organizer-released', about: one.id })
  await redrawAbout(club, one.id, [organizerNamed])
  return memberById(club, one.id)
}

/** Gives him the role; who did it, and who is told, is the caller's. */
export async function makeOrganizer(club: ClubTx, member: Member): Promise<Member> {
  await setRoles(club, member, [...member.roles, 'organizer'])
  return memberById(club, member.id)
}

/** Gives him these roles; who may, and who is told, is the caller's. */
export const setRoles = (club: ClubTx, member: Member, roles: readonly string[]) =>
  club.tx
    .updateTable('member')
    .set({ roles: [...new Set(roles)] })
    .where('club_id', '=', club.id)
    .where('id', '=', member.id)
    .execute()
