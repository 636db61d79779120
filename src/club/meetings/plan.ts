import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { isToldAbout } from '../../notices/keep.ts'
import { allowedAt } from '../../notices/quiet-hours.ts'
import type { Meeting, Unplanned } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { isHoliday } from '../../time/holidays.ts'
import { dayOf } from '../../time/wall.ts'
import { countryOfZone } from '../../time/zones.ts'
import { cancelMeeting } from './change.ts'
import { announced } from './kinds.ts'
import type { ToPlan } from './meeting.ts'
import { isTouched, meetingAround, meetingById, meetingThen, plannedWith } from './queries.ts'
import { announcedAt, occurrences, startOf } from './rules.ts'
import { scheduleMeeting, unscheduleMeeting } from './schedule.ts'

/**
 * `announced`: when the channel hears of the first; null when it begins before that. `holiday`: the first falls on a
 * public holiday, which may be meant. `leftOut`: days of the series that are public holidays, or taken by another meeting.
 */
export type Planned = {
  readonly meetings: readonly [Meeting, ...Meeting[]]
  readonly announced: Temporal.Instant | 'now' | null
  readonly holiday: boolean
  readonly leftOut: readonly Temporal.PlainDate[]
}

/** An organizer plans a meeting, or a series; each announces itself from then on. */
export async function planMeeting(club: ClubTx, plan: ToPlan): Promise<Planned | Refusal> {
  const startsAt = startOf(plan.date, plan.time, club.zone, club.at)
  if (isRefusal(startsAt)) return startsAt
  await onlyOneAtATime(club, 'calendar')
  const taken = await meetingThen(club, startsAt)
  if (taken) return taken
  const first = await writeMeeting(club, plan, startsAt, null)
  const more: Meeting[] = []
  const leftOut: Temporal.PlainDate[] = []
  for (const day of plan.repeat ? occurrences(plan.date, plan.repeat) : []) {
    const next = startOf(day, plan.time, club.zone, club.at)
    if (isRefusal(next) || isDayOff(club, day) || (await meetingAround(club, next))) leftOut.push(day)
    else more.push(await writeMeeting(club, plan, next, first.id))
  }
  return {
    meetings: [first, ...more],
    announced: announcedFrom(club, startsAt),
    holiday: isDayOff(club, plan.date),
    leftOut,
  }
}

/** Takes a planning back, a series as a whole: what nobody has heard of leaves no trace, the rest is called off. */
export async function undoPlan(club: ClubTx, { by, id }: { by: Member; id: string }): Promise<Unplanned | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('done already', { by: null })
  let [gone, cancelled] = [0, 0]
  for (const one of await plannedWith(club, id)) {
    // Whoever has heard of it is told that it is called off.
    if ((await isToldAbout(club, announced, one.id)) || (await isTouched(club, one.id))) {
      const done = await cancelMeeting(club, { by, id: one.id })
      cancelled += isRefusal(done) ? 0 : 1
    } else {
      await unscheduleMeeting(club, one.id)
      await club.tx.deleteFrom('meeting').where('club_id', '=', club.id).where('id', '=', one.id).execute()
      gone++
    }
  }
  return gone + cancelled === 0 ? refuse('no longer possible', {}) : { meeting, gone, cancelled }
}

/** One of a series carries the id of its first in its external id. */
async function writeMeeting(
  club: ClubTx,
  { by, place, title }: ToPlan,
  startsAt: Temporal.Instant,
  first: string | null,
): Promise<Meeting> {
  const id = club.newId()
  await club.tx
    .insertInto('meeting')
    .values({
      club_id: club.id,
      id,
      external_id: first === null ? `mt-${id}` : `mt-${first}-${dayOf(startsAt, club.zone)}`,
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
  return (await meetingById(club, id))!
}

/** When the channel will hear of it: channels keep the hours of the day, so a meeting early tomorrow may be too soon. */
function announcedFrom(club: ClubTx, startsAt: Temporal.Instant): Planned['announced'] {
  const due = announcedAt(startsAt, club.zone, club.at, club.row.settings.announceDaysBefore)
  const heard = allowedAt({ class: 'channel', at: due, zone: club.zone, country: undefined })
  if (Temporal.Instant.compare(heard, startsAt) >= 0) return null
  return heard.equals(club.at) ? 'now' : heard
}

const isDayOff = (club: ClubTx, day: Temporal.PlainDate) => isHoliday(club.country ?? countryOfZone(club.zone), day)
