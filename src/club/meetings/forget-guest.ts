import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Impression, Written } from '../../terms/guest.ts'
import { type Guest, nobody } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { membersByIds } from '../members/queries.ts'
import { meetingById } from './queries.ts'
import { seatFreed } from './seats.ts'

/** A visit of somebody who asks to be forgotten, or perhaps of another who is called like him. */
export type VisitNaming = Omit<Written, 'e164'> & {
  readonly id: string
  readonly phone: string | null
  readonly activity: string | null
  readonly person: string
  readonly meeting: string
  readonly startsAt: Temporal.Instant
  readonly host: string | null
  readonly status: Guest['status']
  /** Who brings him said that he agrees to be on the list. */
  readonly agreed: boolean
  readonly impression: Impression | null
}

type Likeness = (one: VisitNaming) => 'him' | 'alike' | null

/** The visits that name a person: one by which he is known for sure brings all his others. Of who is a member by now none. */
export async function visitsNaming(
  club: ClubTx,
  like: Likeness,
): Promise<{ readonly him: readonly VisitNaming[]; readonly alike: readonly VisitNaming[] }> {
  const rows = await club.tx
    .selectFrom('guest')
    .innerJoin('meeting', join =>
      join.onRef('meeting.club_id', '=', 'guest.club_id').onRef('meeting.id', '=', 'guest.meeting_id'),
    )
    .select(['guest.id', 'guest.name', 'guest.company', 'guest.email', 'guest.phone', 'guest.activity', 'guest.status'])
    .select(['guest.guest as person', 'guest.meeting_id as meeting', 'guest.invited_by as host'])
    .select(['guest.agreed_at', 'guest.impression', 'meeting.starts_at as startsAt'])
    .where('guest.club_id', '=', club.id)
    .where('guest.name', '<>', nobody)
    .where('guest.became_member_id', 'is', null)
    .orderBy('guest.id')
    .execute()
  const all = rows.map(({ agreed_at, status, impression, ...row }) => ({
    ...row,
    ...{ status: status as Guest['status'], agreed: agreed_at !== null, impression: impression as Impression | null },
  }))
  const found = all.map(row => ({ row, like: like(row) }))
  const persons = new Set(found.flatMap(one => (one.like === 'him' ? [one.row.person] : [])))
  return {
    him: all.filter(({ person }) => persons.has(person)),
    alike: found.flatMap(one => (one.like === 'alike' && !persons.has(one.row.person) ? [one.row] : [])),
  }
}

/**
 * Of these visits nothing is left but that somebody came. Where he is still to come he is on the list no more. Gives the
 * members who were going to bring him, whom nobody else tells.
 */
export async function forgetVisits(club: ClubTx, visits: readonly VisitNaming[]): Promise<readonly Member[]> {
  // An answer and a roll hold the meeting before its guests.
  const meetings = Map.groupBy(visits, ({ meeting }) => meeting)
  const waitInVain = new Set<string>()
  for (const id of [...meetings.keys()].toSorted()) {
    const meeting = (await meetingById(club, id, { lock: true }))!
    const isToCome = Temporal.Instant.compare(meeting.startsAt, club.at) > 0
    const ids = meetings.get(id)!.map(one => one.id)
    if (isToCome) {
      for (const { host } of meetings.get(id)!) if (host) waitInVain.add(host)
      await club.tx.deleteFrom('guest').where('club_id', '=', club.id).where('id', 'in', ids).execute()
      await seatFreed(club, meeting)
    } else
      await club.tx
        .updateTable('guest')
        .set({ name: nobody, company: null, activity: null, email: null, phone: null, ask_again_on: null })
        .where('club_id', '=', club.id)
        .where('id', 'in', ids)
        .execute()
  }
  await redrawAbout(club, [...meetings.keys(), ...visits.map(({ id }) => id)])
  const hosts = await membersByIds(club, [...waitInVain])
  return [...hosts.values()].filter(({ left }) => !left)
}
