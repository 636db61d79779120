import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { allowedAt } from '../../notices/quiet-hours.ts'
import type { Meeting, Unplanned } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { callOff } from './change.ts'
import { heardOf } from './heard.ts'
import type { ToPlan } from './meeting.ts'
import { asMeeting, meetingById, meetingThen } from './queries.ts'
import { announcedAt, startOf } from './rules.ts'
import { scheduleMeetings, unscheduleMeetings } from './schedule.ts'
import { whereOf } from './series-queries.ts'
import { dayOff, lengthOf } from './series-rules.ts'

/** When the channel hears of a meeting; null when it begins before that. */
export type Announced = Temporal.Instant | 'now' | null

/** `holiday`: it falls on a public holiday, which may be meant. */
export type Planned = { readonly meeting: Meeting; readonly announced: Announced; readonly holiday: boolean }

/** An organizer plans one meeting, which announces itself from then on. */
export async function planMeeting(club: ClubTx, plan: ToPlan): Promise<Planned | Refusal> {
  const startsAt = startOf(plan.date, plan.time, club.zone, club.at)
  if (isRefusal(startsAt)) return startsAt
  await onlyOneAtATime(club, 'calendar')
  const taken = await meetingThen(club, startsAt)
  if (taken) return taken
  const meeting = await writeMeeting(club, plan, startsAt)
  await scheduleMeetings(club, [meeting])
  const holiday = dayOff(plan.date, whereOf(club).country) === 'holiday'
  return { meeting, announced: announcedFrom(club, startsAt), holiday }
}

async function writeMeeting(
  club: ClubTx,
  { by, place, title, minutes }: ToPlan,
  startsAt: Temporal.Instant,
): Promise<Meeting> {
  const id = club.newId()
  const row = {
    ...{ club_id: club.id, id, external_id: `mt-${id}`, title: title ?? null, place: place ?? null },
    ...{ starts_at: startsAt, ends_at: minutes ? startsAt.add(lengthOf({ minutes })) : null, zone: null },
    ...{ status: 'planned', required: null, attendance_recorded: null, notes: null },
    ...{ planned_by: by.id, closed_at: null, series_id: null, series_on: null, seats: null },
  }
  await club.tx.insertInto('meeting').values(row).execute()
  return asMeeting(club, row)
}

/** Takes a planning back: what nobody has heard of leaves no trace, else it is called off. */
export async function undoPlan(club: ClubTx, { id }: { by: Member; id: string }): Promise<Unplanned | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('done already', { by: null })
  if (meeting.status !== 'planned' || Temporal.Instant.compare(meeting.startsAt, club.at) <= 0)
    return refuse('no longer possible', {})
  // Whoever has heard of it is told that it is called off.
  if ((await heardOf(club, [id])).has(id)) {
    await callOff(club, [id])
    return { gone: 0, cancelled: 1 }
  }
  await unscheduleMeetings(club, [id])
  await club.tx.deleteFrom('meeting').where('club_id', '=', club.id).where('id', '=', id).execute()
  return { gone: 1, cancelled: 0 }
}

/** Whether the club has heard of a meeting: taking its planning back calls it off. */
export const isHeardOf = async (club: ClubTx, id: string): Promise<boolean> => (await heardOf(club, [id])).has(id)

/** When the channel will hear of it: channels keep the hours of the day, so a meeting early tomorrow may be too soon. */
export function announcedFrom(club: ClubTx, startsAt: Temporal.Instant): Announced {
  const due = announcedAt(startsAt, club.zone, club.at, club.row.settings.announceDaysBefore)
  const heard = allowedAt({ class: 'channel', at: due, zone: club.zone, country: undefined })
  if (Temporal.Instant.compare(heard, startsAt) >= 0) return null
  return heard.equals(club.at) ? 'now' : heard
}
