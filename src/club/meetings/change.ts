import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { dropKept, isToldAbout, redrawAbout } from '../../notices/keep.ts'
import type { Meeting } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import * as kinds from './kinds.ts'
import type { ToPlan } from './meeting.ts'
import { meetingById, meetingThen } from './queries.ts'
import { mayStillChange, startOf } from './rules.ts'
import { keepReminders, scheduleMeeting, unscheduleMeeting } from './schedule.ts'

export type Moved = { readonly meeting: Meeting; readonly from: Pick<Meeting, 'startsAt' | 'place'> }

/** Another time or place. Those who were told already are told again; answers stay, each may change his. */
export async function moveMeeting(
  club: ClubTx,
  { id, date, time, place }: Pick<ToPlan, 'by' | 'date' | 'time' | 'place'> & { id: string },
): Promise<Moved | Refusal> {
  await onlyOneAtATime(club, 'calendar')
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  const refused = mayStillChange(meeting, club.at)
  if (refused) return refused
  const startsAt = startOf(date, time, meeting.zone, club.at)
  if (isRefusal(startsAt)) return startsAt
  const taken = await meetingThen(club, startsAt, id)
  if (taken) return taken
  if (startsAt.equals(meeting.startsAt) && (place ?? null) === meeting.place) return { meeting, from: meeting }
  const length = meeting.startsAt.until(meeting.endsAt)
  await club.tx
    .updateTable('meeting')
    .set({ starts_at: startsAt, ends_at: startsAt.add(length), place: place ?? null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  const now = (await meetingById(club, id))!
  await tellChange(club, now, 'moved')
  return { meeting: now, from: meeting }
}

/** Called off. Whoever was told is told; nothing else of it comes. */
export async function cancelMeeting(club: ClubTx, { id }: { by: Member; id: string }): Promise<Meeting | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  const refused = mayStillChange(meeting, club.at)
  if (refused) return refused
  await setStatus(club, id, 'cancelled')
  await unscheduleMeeting(club, id)
  if (await isToldAbout(club, kinds.announced, id, ['sent'])) await keepChanged(club, id, 'cancelled')
  await redrawAbout(club, id, kinds.board)
  return { ...meeting, status: 'cancelled' }
}

/** Takes a cancellation back: a slip of the thumb, or the snow that melted. */
export async function restoreMeeting(club: ClubTx, { id }: { by: Member; id: string }): Promise<Meeting | Refusal> {
  await onlyOneAtATime(club, 'calendar')
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status === 'planned') return refuse('done already', { by: null })
  if (meeting.status !== 'cancelled') return refuse('no longer possible', {})
  if (Temporal.Instant.compare(meeting.startsAt, club.at) <= 0)
    return refuse('meeting begun', { startsAt: meeting.startsAt })
  // Another may have been planned in its place.
  const taken = await meetingThen(club, meeting.startsAt, id)
  if (taken) return taken
  await setStatus(club, id, 'planned')
  await tellChange(club, { ...meeting, status: 'planned' }, 'restored')
  return { ...meeting, status: 'planned' }
}

/** A meeting that began but did not take place: no roll, and nobody was absent. */
export async function meetingDidNotHappen(
  club: ClubTx,
  { id }: { by: Member; id: string },
): Promise<Meeting | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status === 'cancelled') return refuse('done already', { by: null })
  if (meeting.status !== 'planned') return refuse('no longer possible', {})
  await setStatus(club, id, 'cancelled')
  await unscheduleMeeting(club, id)
  await redrawAbout(club, id, kinds.aroundRoll)
  return { ...meeting, status: 'cancelled' }
}

/** Before the announcement nobody has to be told anything; after it, a message says so and the announcement follows. */
async function tellChange(club: ClubTx, meeting: Meeting, change: kinds.Change): Promise<void> {
  await scheduleMeeting(club, meeting)
  if (!(await isToldAbout(club, kinds.announced, meeting.id, ['sent']))) return
  await keepReminders(club, meeting)
  await keepChanged(club, meeting.id, change)
  await redrawAbout(club, meeting.id, kinds.board)
}

async function keepChanged(club: ClubTx, id: string, change: kinds.Change): Promise<void> {
  // One word for changes that follow each other before it could be said.
  await dropKept(club, id, [kinds.changed], 'a later change')
  const once = `${id}:${club.at.epochNanoseconds}`
  await kinds.changed.keep(club, { meeting: id, change, to: { channel: 'club' }, once })
}

const setStatus = (club: ClubTx, id: string, status: 'planned' | 'cancelled') =>
  club.tx.updateTable('meeting').set({ status }).where('club_id', '=', club.id).where('id', '=', id).execute()
