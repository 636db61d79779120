import type { ClubTx } from '../../db/club-tx.ts'
import { dropKept, keepNotice, redrawAbout } from '../../notices/keep.ts'
import { allowedAt } from '../../notices/quiet-hours.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import type { Member } from '../members/member.ts'
import type { Meeting } from './meeting.ts'
import { isTold, meetingAround, meetingById } from './queries.ts'
import { announcedAt, mayStillChange, startOf } from './rules.ts'
import { keepReminders, scheduleMeeting, unscheduleMeeting } from './schedule.ts'

/** The messages in the channel that tell what a meeting is. */
export const boardKinds = ['meeting-announced', 'meeting-changed'] as const

/** These and what follows a meeting: all that is drawn anew when its roll changes. Reminders stay as they were answered. */
export const rollKinds = [...boardKinds, 'meeting-roll-missing', 'meeting-recap'] as const

export type ToPlan = {
  readonly by: Member
  readonly date: Temporal.PlainDate
  readonly time: Temporal.PlainTime
  readonly place: string | undefined
  readonly title: string | undefined
}

/** `announced`: when the channel hears of it; null when the meeting begins before that. */
export type Planned = { readonly meeting: Meeting; readonly announced: Temporal.Instant | 'now' | null }

/** An organizer plans a meeting; it announces itself from then on. */
export async function planMeeting(club: ClubTx, { by, date, time, place, title }: ToPlan): Promise<Planned | Refusal> {
  const startsAt = startOf(date, time, club.zone, club.at)
  if (isRefusal(startsAt)) return startsAt
  const other = await meetingAround(club, startsAt)
  if (other) return refuse('meeting then already', { startsAt: other.startsAt }, 'date')
  const id = club.newId()
  await club.tx
    .insertInto('meeting')
    .values({
      club_id: club.id,
      id,
      external_id: `mt-${id}`,
      title: title ?? null,
      starts_at: startsAt,
      ends_at: null,
      zone: null,
      place: place ?? null,
      status: 'planned',
      required: null,
      attendance_recorded: null,
      notes: null,
      planned_by: by.id,
      closed_at: null,
    })
    .execute()
  await scheduleMeeting(club, { id, startsAt })
  return { meeting: (await meetingById(club, id))!, announced: announcedFrom(club, startsAt) }
}

/** When the channel will hear of it: channels keep the hours of the day, so a meeting early tomorrow may be too soon. */
function announcedFrom(club: ClubTx, startsAt: Temporal.Instant): Planned['announced'] {
  const due = announcedAt(startsAt, club.zone, club.at, club.row.settings.announceDaysBefore)
  const heard = allowedAt({ class: 'channel', at: due, zone: club.zone, country: undefined })
  if (Temporal.Instant.compare(heard, startsAt) >= 0) return null
  return heard.equals(club.at) ? 'now' : heard
}

export type Moved = { readonly meeting: Meeting; readonly from: Pick<Meeting, 'startsAt' | 'place'> }

/** Another time or place. Those who were told already are told again; answers stay, each may change his. */
export async function moveMeeting(
  club: ClubTx,
  { id, date, time, place }: Omit<ToPlan, 'title'> & { id: string },
): Promise<Moved | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  const refused = mayStillChange(meeting, club.at)
  if (refused) return refused
  const startsAt = startOf(date, time, meeting.zone, club.at)
  if (isRefusal(startsAt)) return startsAt
  const other = await meetingAround(club, startsAt, id)
  if (other) return refuse('meeting then already', { startsAt: other.startsAt }, 'date')
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
  if (await isTold(club, id, 'meeting-announced', ['sent'])) await keepChanged(club, id, 'cancelled')
  await redrawAbout(club, id, boardKinds)
  return { ...meeting, status: 'cancelled' }
}

/** Takes a cancellation back: a slip of the thumb, or the snow that melted. */
export async function restoreMeeting(club: ClubTx, { id }: { by: Member; id: string }): Promise<Meeting | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  if (meeting.status !== 'cancelled') return refuse('no longer possible', {})
  if (Temporal.Instant.compare(meeting.startsAt, club.at) <= 0)
    return refuse('meeting begun', { startsAt: meeting.startsAt })
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
  if (meeting.status !== 'planned') return refuse('no longer possible', {})
  await setStatus(club, id, 'cancelled')
  await unscheduleMeeting(club, id)
  await redrawAbout(club, id, rollKinds)
  return { ...meeting, status: 'cancelled' }
}

type Change = 'moved' | 'restored' | 'cancelled'

/** Before the announcement nobody has to be told anything; after it, a message says so and the announcement follows. */
async function tellChange(club: ClubTx, meeting: Meeting, change: Change): Promise<void> {
  await scheduleMeeting(club, meeting)
  if (!(await isTold(club, meeting.id, 'meeting-announced', ['sent']))) return
  await keepReminders(club, meeting)
  await keepChanged(club, meeting.id, change)
  await redrawAbout(club, meeting.id, boardKinds)
}

async function keepChanged(club: ClubTx, id: string, change: Change): Promise<void> {
  // One word for changes that follow each other before it could be said.
  await dropKept(club, id, ['meeting-changed'], 'a later change')
  await keepNotice(club, {
    kind: 'meeting-changed',
    class: 'channel',
    to: { channel: 'club' },
    arguments: { meeting: id, change },
    about: id,
    once: `meeting-changed:${id}:${club.at.epochNanoseconds}`,
  })
}

const setStatus = (club: ClubTx, id: string, status: 'planned' | 'cancelled') =>
  club.tx.updateTable('meeting').set({ status }).where('club_id', '=', club.id).where('id', '=', id).execute()
