import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { toldAbout } from '../../notices/keep.ts'
import { allowedAt } from '../../notices/quiet-hours.ts'
import type { Meeting, Unplanned } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { isHoliday } from '../../time/holidays.ts'
import { dayOf } from '../../time/wall.ts'
import { countryOfZone } from '../../time/zones.ts'
import { callOff } from './change.ts'
import { announced } from './kinds.ts'
import type { ToPlan } from './meeting.ts'
import { asMeeting, meetingById, meetingsAround, plannedWith, takenBy, touched } from './queries.ts'
import { announcedAt, isAround, occurrences, startOf } from './rules.ts'
import { scheduleMeetings, unscheduleMeetings } from './schedule.ts'

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
  const more = (plan.repeat ? occurrences(plan.date, plan.repeat) : []).map(day => ({
    day,
    at: startOf(day, plan.time, club.zone, club.at),
  }))
  const others = await meetingsAround(club, [startsAt, ...more.flatMap(({ at }) => (isRefusal(at) ? [] : [at]))])
  const then = (at: Temporal.Instant) => others.find(other => isAround(other, at))
  const taken = then(startsAt)
  if (taken) return takenBy(club, taken)
  const next: Temporal.Instant[] = []
  const leftOut: Temporal.PlainDate[] = []
  for (const { day, at } of more) {
    if (isRefusal(at) || isDayOff(club, day) || then(at)) leftOut.push(day)
    else next.push(at)
  }
  const meetings = await writeMeetings(club, plan, [startsAt, ...next])
  await scheduleMeetings(club, meetings)
  return {
    meetings,
    announced: announcedFrom(club, startsAt),
    holiday: isDayOff(club, plan.date),
    leftOut,
  }
}

/** Takes a planning back, a series as a whole: what nobody has heard of leaves no trace, the rest is called off. */
export async function undoPlan(club: ClubTx, { id }: { by: Member; id: string }): Promise<Unplanned | Refusal> {
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('done already', { by: null })
  const planned = (await plannedWith(club, id)).map(one => one.id)
  if (planned.length === 0) return refuse('no longer possible', {})
  // Whoever has heard of one is told that it is called off.
  const heardOf = await heardOfAmong(club, planned)
  const gone = planned.filter(one => !heardOf.has(one))
  await callOff(club, [...heardOf])
  await unscheduleMeetings(club, gone)
  if (gone.length > 0)
    await club.tx.deleteFrom('meeting').where('club_id', '=', club.id).where('id', 'in', gone).execute()
  return { meeting, gone: gone.length, cancelled: heardOf.size }
}

/** How many of a planning the club has heard of: taking it back calls these off. */
export async function countHeardOf(club: ClubTx, id: string): Promise<number> {
  const planned = (await plannedWith(club, id)).map(one => one.id)
  return planned.length === 0 ? 0 : (await heardOfAmong(club, planned)).size
}

const heardOfAmong = async (club: ClubTx, planned: readonly string[]): Promise<ReadonlySet<string>> =>
  (await toldAbout(club, announced, planned)).union(await touched(club, planned))

/** Those of a series carry the id of its first in their external id. */
async function writeMeetings(
  club: ClubTx,
  { by, place, title }: ToPlan,
  starts: readonly [Temporal.Instant, ...Temporal.Instant[]],
): Promise<Planned['meetings']> {
  const first = club.newId()
  const rows = starts.map((startsAt, n) => ({
    club_id: club.id,
    id: n === 0 ? first : club.newId(),
    external_id: n === 0 ? `mt-${first}` : `mt-${first}-${dayOf(startsAt, club.zone)}`,
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
  }))
  await club.tx.insertInto('meeting').values(rows).execute()
  const [one, ...more] = rows.map(row => asMeeting(club, row))
  return [one!, ...more]
}

/** When the channel will hear of it: channels keep the hours of the day, so a meeting early tomorrow may be too soon. */
function announcedFrom(club: ClubTx, startsAt: Temporal.Instant): Planned['announced'] {
  const due = announcedAt(startsAt, club.zone, club.at, club.row.settings.announceDaysBefore)
  const heard = allowedAt({ class: 'channel', at: due, zone: club.zone, country: undefined })
  if (Temporal.Instant.compare(heard, startsAt) >= 0) return null
  return heard.equals(club.at) ? 'now' : heard
}

const isDayOff = (club: ClubTx, day: Temporal.PlainDate) => isHoliday(club.country ?? countryOfZone(club.zone), day)
