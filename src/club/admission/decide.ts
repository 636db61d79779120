import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Application } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { linkGuest } from '../meetings/became-member.ts'
import { addMember, type NewMember } from '../members/add.ts'
import { audit } from '../members/audit.ts'
import { endMembership } from '../members/end.ts'
import { memberById } from '../members/queries.ts'
import { applied } from './kinds.ts'
import { applicationById, contactOf } from './queries.ts'

/** An application that waits for an answer, held; refused where it has one, or is gone. */
export async function openApplication(club: ClubTx, id: string) {
  const application = await applicationById(club, id, { lock: true })
  if (!application || application.status === 'withdrawn') return refuse('no longer possible', {})
  return application.status === 'open'
    ? application
    : refuse('done already', { by: application.decidedBy?.name ?? null })
}

type Decided = { readonly by: Member; readonly id: string }

/** Not this time: noted, and nothing is sent to anybody. The answer is a human's. */
export async function refuseCandidate(club: ClubTx, { by, id }: Decided): Promise<Application | Refusal> {
  const application = await openApplication(club, id)
  if (isRefusal(application)) return application
  return decide(club, { by, id }, { status: 'refused' })
}

/**
 * He is a member from today on: on the list with his sponsor, and his visits led to him. `another`: the club has somebody of
 * his name, and he is somebody else.
 */
export async function acceptCandidate(
  club: ClubTx,
  { by, id, member, another }: Decided & { readonly member: NewMember; readonly another: boolean },
): Promise<(Application & { readonly joined: Member }) | Refusal> {
  // The list is held before one of its applications.
  await onlyOneAtATime(club, 'members')
  const application = await openApplication(club, id)
  if (isRefusal(application)) return application
  const { phone } = await contactOf(club, id)
  const added = await addMember(club, { by, member: { ...member, phone }, isAnother: another })
  if (isRefusal(added)) return added
  if ('alike' in added) return refuse('member of that name', { names: added.alike.map(one => one.name) }, 'another')
  if (application.guest) await linkGuest(club, application.guest, added.member.id)
  const decided = await decide(club, { by, id }, { status: 'accepted', member_id: added.member.id })
  return { ...decided, joined: added.member }
}

/** The decision is taken back: it waits again, and whoever it put on the list is on it no more. */
export async function reopenApplication(club: ClubTx, { by, id }: Decided): Promise<Application | Refusal> {
  await onlyOneAtATime(club, 'members')
  const application = await applicationById(club, id, { lock: true })
  if (application?.status === 'open') return refuse('done already', { by: null })
  if (!application || application.status === 'withdrawn') return refuse('no longer possible', {})
  if (application.member) {
    const ended = await endMembership(club, { by, member: await memberById(club, application.member) })
    if (isRefusal(ended)) return ended
    if (application.guest) await linkGuest(club, application.guest, null)
  }
  return decide(club, { by, id }, { status: 'open' })
}

async function decide(
  club: ClubTx,
  { by, id }: Decided,
  became: { readonly status: Application['status']; readonly member_id?: string },
): Promise<Application> {
  const isOpen = became.status === 'open'
  await club.tx
    .updateTable('application')
    .set({ member_id: null, ...became })
    .set(isOpen ? { decided_at: null, decided_by: null } : { decided_at: club.at, decided_by: by.id })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await audit(club, { by, what: `application-${became.status}`, about: id })
  await redrawAbout(club, id, [applied])
  return (await applicationById(club, id))!
}
