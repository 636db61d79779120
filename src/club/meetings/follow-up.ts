import type { ClubTx } from '../../db/club-tx.ts'
import { keepAll, missedAbout, redrawAbout } from '../../notices/keep.ts'
import type { Impression, Visit } from '../../terms/guest.ts'
import type { Guest, Meeting } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { nextDaily, wallTime } from '../../time/wall.ts'
import { tellOrganizers } from '../members/tell-organizers.ts'
import { isOrganizer } from '../who-may.ts'
import { visitById } from './guest-queries.ts'
import { followUp, noHost } from './kinds.ts'

const askedAt = '10:00'
/** The same guest asks nobody twice within a week. */
const askedAgainAfter = { days: 7 }

/**
 * Who brought a guest is reminded of him the day after: a visit nobody speaks of again is a visit lost. Where who brought him
 * is gone, or nobody did, an organizer looks after him.
 */
export async function keepFollowUps(club: ClubTx, meeting: Meeting, guests: readonly Guest[]): Promise<void> {
  const due = nextDaily(meeting.endsAt.add({ hours: 12 }), club.zone, askedAt)
  const came = guests.filter(({ status }) => status === 'present')
  const ids = came.map(({ id }) => id)
  // While the roll was taken back nobody was asked: now he is.
  const anew = async (kind: typeof followUp) => {
    const missed = await missedAbout(club, kind, ids)
    return (guest: string) => ({
      ...{ guest, due },
      ...(missed.has(guest) && { once: `${guest}:${club.at.epochNanoseconds}` }),
    })
  }
  const asked = await anew(followUp)
  await keepAll(
    club,
    came.flatMap(({ id, by }) => (by && !by.left ? [followUp.of({ ...asked(id), to: { member: by.id } })] : [])),
  )
  const alone = came.filter(({ by }) => !by || by.left)
  if (alone.length === 0) return
  const told = await anew(noHost)
  for (const { id } of alone) await tellOrganizers(club, noHost, told(id))
}

/** Who brought them leaves before anything was said of them: an organizer looks after them. */
export async function handOverGuests(club: ClubTx, host: string): Promise<void> {
  const lately = club.at.subtract({ hours: 14 * 24 })
  const left = await club.tx
    .selectFrom('guest')
    .innerJoin('meeting', join =>
      join.onRef('meeting.club_id', '=', 'guest.club_id').onRef('meeting.id', '=', 'guest.meeting_id'),
    )
    .select('guest.id')
    .where('guest.club_id', '=', club.id)
    .where('guest.invited_by', '=', host)
    .where('guest.status', '=', 'present')
    .where('guest.followed_up_on', 'is', null)
    .where('guest.became_member_id', 'is', null)
    .where('meeting.status', '=', 'held')
    .where('meeting.starts_at', '>', lately)
    .orderBy('guest.id')
    .execute()
  const due = nextDaily(club.at, club.zone, askedAt)
  for (const { id } of left) await tellOrganizers(club, noHost, { guest: id, due })
}

/** What a guest made of the club, or that it was not possible to speak with him yet; null takes back what was said. */
export type Said = Impression | 'later' | null

/** Noted for the organizers by who brought him; by an organizer, where he looks after him. */
export async function noteFollowUp(
  club: ClubTx,
  { by, guest: id, said }: { readonly by: Member; readonly guest: string; readonly said: Said },
): Promise<Visit | Refusal> {
  const visit = await ownVisit(club, { by, guest: id })
  if (isRefusal(visit)) return visit
  if (said === 'later' && visit.askAgainOn !== null) return visit
  if (visit.impression === said && (said !== null || visit.askAgainOn === null)) return visit
  const again = said === 'later' ? club.today.add(askedAgainAfter) : null
  const impression = said === 'later' ? null : said
  await club.tx
    .updateTable('guest')
    .set({
      impression,
      followed_up_on: impression === null ? null : club.today,
      // Once only: what is said after that day does not ask a third time.
      ...((said === 'later' || said === null) && { ask_again_on: again }),
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  if (again) {
    const due = wallTime(again, askedAt, club.zone)
    if (visit.guest.by && !visit.guest.by.left)
      await followUp.keep(club, { guest: id, again: 'yes', to: { member: visit.guest.by.id }, due })
    else await tellOrganizers(club, noHost, { guest: id, again: 'yes', due })
  }
  await redrawAbout(club, id, [followUp, noHost])
  return (await visitById(club, id))!
}

/** A visit of a guest who came, for who brought him or looks after him. */
export async function ownVisit(
  club: ClubTx,
  { by, guest }: { readonly by: Member; readonly guest: string },
): Promise<Visit | Refusal> {
  const visit = await visitById(club, guest)
  if (visit?.guest.status !== 'present') return refuse('no longer possible', {})
  const { by: host } = visit.guest
  const looksAfter = host?.id === by.id || ((!host || host.left) && isOrganizer({ club, by }))
  return looksAfter ? visit : refuse('not for you', {})
}
