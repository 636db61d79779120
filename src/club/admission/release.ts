import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { audit } from '../members/audit.ts'
import { setRoles } from '../members/organizers.ts'
import { memberById } from '../members/queries.ts'
import { type Named, role } from './committee.ts'
import { committeeNamed } from './kinds.ts'
import { closeFinishedVotes } from './vote.ts'

/** Himself included; the committee may become empty. A vote that waited for his voice alone ends. */
export async function releaseFromCommittee(club: ClubTx, { by, member }: Named): Promise<Member | Refusal> {
  await onlyOneAtATime(club, 'members')
  const one = await memberById(club, member.id)
  if (!one.roles.includes(role)) return refuse('not on the committee', { name: one.name }, 'member')
  await setRoles(
    club,
    one,
    one.roles.filter(his => his !== role),
  )
  await audit(club, { by, what: 'committee-released', about: one.id })
  await redrawAbout(club, one.id, [committeeNamed])
  await closeFinishedVotes(club)
  return memberById(club, one.id)
}
