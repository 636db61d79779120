import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { isToldAbout, redrawAbout, toldAbout } from '../../notices/keep.ts'
import type { Meeting } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { heardOf } from './heard.ts'
import * as kinds from './kinds.ts'
import type { ToPlan } from './meeting.ts'
import { meetingById, meetingsByIds, meetingThen } from './queries.ts'
import { askToClose } from './roll-duties.ts'
import { mayStillChange, startOf } from './rules.ts'
import { keepReminders, rescheduleMeetings, unscheduleMeetings } from './schedule.ts'
import { seatFreed } from './seats.ts'
import { dayInSeries, whereOf } from './series-queries.ts'
import { occurrenceOn } from './series-rules.ts'
import { type BeforeAndAfter, keepChanged } from './tell-change.ts'

export type Moved = { readonly meeting: Meeting; readonly from: Pick<Meeting, 'startsAt' | 'place'> }

/**
 * Moves a meeting to another time or place. Whoever was told of it is told again; answers stay, and each may change
 * his.
 */
export async function moveMeeting(
  club: ClubTx,
  { by, id, date, time, place }: Pick<ToPlan, 'by' | 'date' | 'time'> & { id: string; place?: string | undefined },
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
    .set({ starts_at: startsAt, ends_at: startsAt.add(length), place: place ?? null, by_hand: true })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  const now = (await meetingById(club, id))!
  await tellChange(club, { before: meeting, after: now }, by)
  return { meeting: now, from: meeting }
}

/** What calling a meeting off would mean, before it is done. */
export type ToCallOff = { readonly meeting: Meeting; readonly told: boolean }

/** The meeting that could be called off, and whether the club has heard of it. */
export async function askCancel(club: ClubTx, { id }: { id: string }): Promise<ToCallOff | Refusal> {
  const meeting = await meetingById(club, id)
  if (!meeting) return refuse('no such meeting', {})
  return mayStillChange(meeting, club.at) ?? { meeting, told: await isToldAbout(club, kinds.announced, id, ['sent']) }
}

/** Calls a meeting off. Whoever was told of it is told; no reminder of it comes any more. */
export async function cancelMeeting(club: ClubTx, { by, id }: { by: Member; id: string }): Promise<Meeting | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  const refused = mayStillChange(meeting, club.at)
  if (refused) return refused
  await callOff(club, [id], by)
  await changedByHand(club, meeting, true)
  return { ...meeting, status: 'cancelled' }
}

/** What is said of its whole series leaves a meeting as it is that was changed alone. */
async function changedByHand(club: ClubTx, { id, series }: Meeting, byHand: boolean): Promise<void> {
  if (series === null) return
  await club.tx
    .updateTable('meeting')
    .set({ by_hand: byHand })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
}

/** Whether a meeting that takes place stands otherwise than its series would have it. */
async function isOwnWay(club: ClubTx, meeting: Meeting): Promise<boolean> {
  const found = meeting.series === null ? null : await dayInSeries(club, meeting.id)
  if (!found) return false
  const { startsAt, status } = occurrenceOn(found.series.plan, found.day, whereOf(club))
  return status === 'holiday' || !startsAt.equals(meeting.startsAt)
}

/** Calls off meetings that are planned and ahead. */
export async function callOff(
  club: ClubTx,
  ids: readonly string[],
  by: Pick<Member, 'id'> | null = null,
): Promise<void> {
  if (ids.length === 0) return
  const before = await meetingsByIds(club, ids)
  await setStatus(club, ids, 'cancelled')
  await unscheduleMeetings(club, ids)
  const told = await toldAbout(club, kinds.announced, ids, ['sent'])
  await keepChanged(
    club,
    before
      .filter(({ id }) => told.has(id))
      .map(meeting => ({ before: meeting, after: { ...meeting, status: 'cancelled' } })),
    by,
  )
  await redrawAbout(club, ids, kinds.beforeIt)
}

/** `fromRest`: it was a day off. */
export type Restored = { readonly meeting: Meeting; readonly fromRest: boolean }

/** Takes a cancellation back: a slip of the thumb, or the snow that melted; or meets on a day off all the same. */
export async function restoreMeeting(
  club: ClubTx,
  { by, id }: { by: Member; id: string },
): Promise<Restored | Refusal> {
  await onlyOneAtATime(club, 'calendar')
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status === 'planned') return refuse('done already', { by: null })
  if (meeting.status === 'held') return refuse('no longer possible', {})
  if (Temporal.Instant.compare(meeting.startsAt, club.at) <= 0) return refuse('meeting begun', meeting)
  // Another may have been planned in its place.
  const taken = await meetingThen(club, meeting.startsAt, id)
  if (taken) return taken
  await setStatus(club, [id], 'planned')
  await changedByHand(club, meeting, await isOwnWay(club, meeting))
  const now = { ...meeting, status: 'planned' as const }
  await seatFreed(club, now)
  await tellChange(club, { before: meeting, after: now }, by)
  return { meeting: now, fromRest: meeting.status === 'holiday' }
}

/** A meeting that was put on a day off is let rest again; once the club has heard of it, it is called off instead. */
export async function restAgain(club: ClubTx, { id }: { by: Member; id: string }): Promise<Meeting | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status === 'holiday') return refuse('done already', { by: null })
  if (meeting.status !== 'planned' || meeting.series === null || (await heardOf(club, [id])).has(id))
    return refuse('no longer possible', {})
  await setStatus(club, [id], 'holiday')
  await changedByHand(club, meeting, false)
  await unscheduleMeetings(club, [id])
  return { ...meeting, status: 'holiday' }
}

/** The meeting of which that could be said: it began, and its roll is not taken. */
export async function askDidNotHappen(club: ClubTx, { id }: { id: string }): Promise<Meeting | Refusal> {
  const meeting = await meetingById(club, id)
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status === 'cancelled') return refuse('done already', { by: null })
  return hasNoRoll(meeting) ? meeting : refuse('no longer possible', {})
}

/** It waits for its roll, or was closed without one. */
const hasNoRoll = ({ status, closedAt }: Meeting): boolean =>
  status === 'planned' || (status === 'held' && closedAt === null)

/** A meeting that began but did not take place: no roll, and nobody was absent. */
export async function meetingDidNotHappen(
  club: ClubTx,
  { id }: { by: Member; id: string },
): Promise<Meeting | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status === 'cancelled') return refuse('done already', { by: null })
  if (!hasNoRoll(meeting)) return refuse('no longer possible', {})
  await setStatus(club, [id], 'cancelled')
  await unscheduleMeetings(club, [id])
  await redrawAbout(club, id, kinds.aroundRoll)
  return { ...meeting, status: 'cancelled' }
}

/** The press was a slip: a meeting that was said not to have taken place waits for its roll again. */
export async function meetingHappened(club: ClubTx, { id }: { by: Member; id: string }): Promise<Meeting | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status === 'planned') return meeting
  // One called off before it began is no slip of the morning after.
  if (meeting.status !== 'cancelled' || Temporal.Instant.compare(meeting.startsAt, club.at) > 0)
    return refuse('no longer possible', {})
  const taken = await meetingThen(club, meeting.startsAt, id)
  if (taken) return taken
  await setStatus(club, [id], 'planned')
  await askToClose(club, meeting)
  await redrawAbout(club, id, kinds.aroundRoll)
  return { ...meeting, status: 'planned' }
}

/**
 * Before the announcement nobody has to be told anything; after it, the announcement follows at once and a message says so,
 * which then takes its place.
 */
export async function tellChange(
  club: ClubTx,
  change: BeforeAndAfter,
  by: Pick<Member, 'id'> | null = null,
): Promise<void> {
  const meeting = change.after
  await rescheduleMeetings(club, [meeting])
  if (!(await isToldAbout(club, kinds.announced, meeting.id, ['sent']))) return
  await keepReminders(club, meeting)
  await keepChanged(club, [change], by)
  await redrawAbout(club, meeting.id, kinds.beforeIt)
}

const setStatus = (club: ClubTx, ids: readonly string[], status: 'planned' | 'cancelled' | 'holiday') =>
  club.tx
    .updateTable('meeting')
    .set({ status })
    .where('club_id', '=', club.id)
    .where('id', 'in', [...ids])
    .execute()
