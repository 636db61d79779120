import type { ClubTx } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { signsChanged } from '../../notices/signs.ts'
import type { Meeting } from '../../terms/meeting.ts'
import type { Member } from '../../terms/member.ts'
import { isRefusal, type Refusal, refuse } from '../../terms/refusals.ts'
import { zoneNamed } from '../../time/zones.ts'
import { tellChange } from './change.ts'
import * as kinds from './kinds.ts'
import { meetingById, meetingThen } from './queries.ts'
import { mayStillChange, startOf } from './rules.ts'
import { fillSeats, freeSeats } from './seats.ts'
import { lengthOf, wallOf } from './series-rules.ts'
import { minutesOf } from './typed.ts'
import { readSeats } from './typed-seats.ts'

/** What few meetings need: when it ends, where its clock is another, whether it counts for nobody, how many may come. */
export type Details = {
  readonly ends: Temporal.PlainTime | undefined
  readonly zone: string | undefined
  readonly optional: boolean
  /** As it was typed: `24`, `vingt places`. */
  readonly seats: string | undefined
}

/** A zone by the name that was typed; null for the club's own. */
export function zoneOf(club: ClubTx, typed: string | undefined): string | null | Refusal {
  const zone = typed === undefined ? club.zone : zoneNamed(typed)
  if (zone === undefined) return refuse('not a zone', { typed: typed! }, 'zone')
  return zone === club.zone ? null : zone
}

/** A number of seats as it was typed; null where it is left open. */
export function seatsOf(typed: string | undefined): number | null | Refusal {
  if (typed === undefined) return null
  const seats = readSeats(typed) ?? 0
  return seats > 0 ? seats : refuse('not a number of seats', { typed }, 'seats')
}

/** How long it lasts from a time to another; null where nothing was said: as long as meetings usually do. */
export const lasting = (from: Temporal.PlainTime, ends: Temporal.PlainTime | undefined): number | null =>
  ends === undefined ? null : minutesOf(from, ends)

/** `over`: so many more come than there are seats now. */
export type Detailed = { readonly meeting: Meeting; readonly over: number }

/**
 * Says of one meeting what few need. In another zone it keeps the time on the wall; whoever was told of it is told again.
 * More seats are for whoever waits; where there are fewer, everybody keeps his.
 */
export async function detailMeeting(
  club: ClubTx,
  { id, ends, zone: typed, optional, seats: wanted }: Details & { by: Member; id: string },
): Promise<Detailed | Refusal> {
  await onlyOneAtATime(club, 'calendar')
  const meeting = await meetingById(club, id, { lock: true })
  if (!meeting) return refuse('no such meeting', {})
  const refused = mayStillChange(meeting, club.at)
  if (refused) return refused
  const zone = zoneOf(club, typed)
  if (isRefusal(zone)) return zone
  const seats = seatsOf(wanted)
  if (isRefusal(seats)) return seats
  const wall = wallOf(meeting.startsAt, meeting.zone)
  const startsAt = startOf(wall.date, wall.time, zone ?? club.zone, club.at)
  if (isRefusal(startsAt)) return { ...startsAt, field: 'zone' }
  const isMoved = !startsAt.equals(meeting.startsAt)
  const taken = isMoved ? await meetingThen(club, startsAt, id) : null
  if (taken) return { ...taken, field: 'zone' }
  const minutes = lasting(wall.time, ends)
  await club.tx
    .updateTable('meeting')
    .set({
      ...{ starts_at: startsAt, ends_at: startsAt.add(lengthOf({ minutes })), zone, required: !optional, seats },
      ...(meeting.series !== null && { by_hand: true }),
    })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  const now = (await meetingById(club, id))!
  await fillSeats(club, now)
  if (isMoved) await tellChange(club, { before: meeting, after: now })
  else {
    await redrawAbout(club, id, kinds.beforeIt)
    await signsChanged(club)
  }
  return { meeting: now, over: Math.max(0, -(await freeSeats(club, now))) }
}
