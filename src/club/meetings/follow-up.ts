import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll, redrawAbout } from '../../notices/keep.ts'
import type { Guest, Meeting, Visit } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { nextDaily } from '../../time/wall.ts'
import { visitById } from './guest-queries.ts'
import { followUp } from './kinds.ts'

/** Who brought a guest is reminded of him the day after: a visit nobody speaks of again is a visit lost. */
export async function keepFollowUps(club: ClubTx, meeting: Meeting, guests: readonly Guest[]): Promise<void> {
  const due = nextDaily(meeting.endsAt.add({ hours: 12 }), club.zone, '10:00')
  const came = guests.flatMap(({ id, status, by }) => (status === 'present' && by ? [{ id, by }] : []))
  await keepAll(
    club,
    came.map(({ id, by }) => followUp.of({ guest: id, to: { member: by.id }, due })),
  )
}

/** "I have spoken with him", or that this was a slip: noted by who brought him. */
export async function noteFollowUp(
  club: ClubTx,
  { by, guest: id, spoken }: { by: Member; guest: string; spoken: boolean },
): Promise<Visit | Refusal> {
  const visit = await visitById(club, id)
  if (visit?.guest.status !== 'present') return refuse('no longer possible', {})
  if (visit.guest.by?.id !== by.id) return refuse('not for you', {})
  if (visit.followedUp === spoken) return visit
  await club.tx
    .updateTable('guest')
    .set({ followed_up_on: spoken ? club.today : null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await redrawAbout(club, id, [followUp])
  return { ...visit, followedUp: spoken }
}
