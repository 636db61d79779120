import { allowedAt, type OwnHours } from '../../notices/quiet-hours.ts'
import type { Meeting } from '../../terms/meeting.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import { dayOf, firstWeekdayOf, readWall, type Weekday, wallTime } from '../../time/wall.ts'

type Instant = Temporal.Instant
type PlainDate = Temporal.PlainDate

/** A meeting lasts an hour and a half when nobody says how long. */
export const USUAL_LENGTH = { minutes: 90 }
export const VISITS_BEFORE_APPLYING = 2
export const ANNOUNCED_DAYS_BEFORE = 7
export const ANNOUNCED_AT = '09:00'
const REMINDED_AT = '10:00'

/** The start that an organizer wrote, or why it cannot be one. */
export function startOf(day: PlainDate, time: Temporal.PlainTime, zone: string, at: Instant): Instant | Refusal {
  const read = readWall(day.toPlainDateTime(time), zone)
  const refused = mayStart(read.at, zone, at)
  if (refused) return refused
  return read.clock === 'skipped' ? refuse('hour skipped', { instead: read.at, zone }, 'time') : read.at
}

/** Why nothing can be planned for then: it is past, or further away than any club plans, which is a slip in the year. */
export function mayStart(startsAt: Instant, zone: string, at: Instant): Refusal | null {
  if (!isAfter(startsAt, at)) return refuse('in the past', {}, 'date')
  const furthest = dayOf(at, zone).add({ years: 2 })
  return Temporal.PlainDate.compare(dayOf(startsAt, zone), furthest) > 0 ? refuse('too far ahead', {}, 'date') : null
}

/** May one still answer, bring a guest, move it or cancel it? Until it begins. */
export function mayStillChange({ status, startsAt, zone, place }: Meeting, at: Instant): Refusal | null {
  if (status === 'cancelled' || status === 'holiday') return refuse('meeting cancelled', { startsAt, zone, place })
  return status === 'held' || !isAfter(startsAt, at) ? refuse('meeting begun', { startsAt, zone, place }) : null
}

/** May its roll be taken, or corrected? From its beginning. */
export function mayCallRoll({ status, startsAt, zone, place }: Meeting, at: Instant): Refusal | null {
  if (status === 'cancelled' || status === 'holiday') return refuse('meeting cancelled', { startsAt, zone, place })
  return isAfter(startsAt, at) ? refuse('meeting not begun', { startsAt, zone, place }) : null
}

/** Whether a meeting begins within the hour around an instant: nobody can be at both. */
export const isAround = ({ startsAt }: Pick<Meeting, 'startsAt'>, at: Instant): boolean =>
  Math.abs(startsAt.until(at).total('hours')) < 1

/** When a meeting announces itself: 09:00 some days before, in the club's zone; at once when that has passed. */
export function announcedAt(startsAt: Instant, zone: string, at: Instant, daysBefore = ANNOUNCED_DAYS_BEFORE): Instant {
  const due = wallTime(dayOf(startsAt, zone).subtract({ days: daysBefore }), ANNOUNCED_AT, zone)
  return isAfter(due, at) ? due : at
}

/**
 * When a channel hears that a meeting was moved: whoever moves it may not be done yet, so it waits until that has stood for
 * half an hour, and less where one of the two is near.
 */
export function changeToldAt(before: Instant, after: Instant, at: Instant): Instant {
  const left = Math.min(...[before, after].map(start => at.until(start).total('minutes')))
  return at.add({ minutes: Math.max(0, Math.min(30, Math.floor(left / 10))) })
}

/** Less than this before a meeting somebody may be on his way, and reads no channel. */
const ON_HIS_WAY = { hours: 2 }

/** Whether what a channel is told then, in its hours, comes too late for whoever means to be there. */
export function isTooLateThere(told: Instant, startsAt: Instant, zone: string): boolean {
  const arrives = allowedAt({ class: 'channel', at: told, zone, country: undefined })
  return isAfter(arrives, startsAt.subtract(ON_HIS_WAY))
}

/** When organizers are reminded of a roll nobody took: 10:00 the day after. */
export const rollRemindedAt = (startsAt: Instant, zone: string): Instant =>
  wallTime(dayOf(startsAt, zone).add({ days: 1 }), REMINDED_AT, zone)

/** Whether what is said after a meeting is still news: for a fortnight. */
export const isNews = ({ startsAt }: Pick<Meeting, 'startsAt'>, at: Instant): boolean =>
  startsAt.until(at).total('hours') <= 14 * 24

export type ReminderKind = 'unanswered' | 'coming'
export type Reached = {
  readonly zone: string
  readonly country: string | undefined
  readonly ownHours: OwnHours | undefined
}

/**
 * When a member is reminded: two days before if he has not answered, that morning if he comes, 10:00 of the club, both
 * moved out of his quiet hours. Who has not answered is asked before the day itself: the table is laid by then. Null when the time has passed as the meeting is planned: it is then left out.
 */
export function remindedAt(
  kind: ReminderKind,
  startsAt: Instant,
  club: string,
  reader: Reached,
  at: Instant,
): Instant | null {
  const day = dayOf(startsAt, club).subtract({ days: kind === 'unanswered' ? 2 : 0 })
  const due = wallTime(day, REMINDED_AT, club)
  const speaksOf = kind === 'unanswered' ? wallTime(dayOf(startsAt, club), '00:00', club) : startsAt
  const comes = allowedAt({ class: 'club', at: due, ...reader, speaksOf })
  return isAfter(at, due) || isAfter(at, comes) ? null : comes
}

/** The day a club would next meet by its habit, to fill the form with; none when it has no habit. */
export function nextByHabit(
  cadence: string | null,
  weekday: string | null,
  last: PlainDate | null,
  today: PlainDate,
): PlainDate | null {
  const wanted = weekday === null ? undefined : WEEKDAY_CODES.indexOf(weekday) + 1
  if (!wanted || cadence === null || cadence === 'irregular') return null
  const first = today.add({ days: (wanted - today.dayOfWeek + 7) % 7 || 7 })
  let next = last ? afterHabit(cadence, last) : first
  while (Temporal.PlainDate.compare(next, today) <= 0) next = afterHabit(cadence, next)
  return next
}

const WEEKDAY_CODES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

function afterHabit(cadence: string, day: PlainDate): PlainDate {
  if (cadence === 'weekly') return day.add({ weeks: 1 })
  if (cadence === 'fortnightly') return day.add({ weeks: 2 })
  const month = day.toPlainYearMonth().add({ months: cadence === 'quarterly' ? 3 : 1 })
  // The same Thursday of the month, the last one where it has no fifth.
  const same = firstWeekdayOf(month, day.dayOfWeek as Weekday).add({ weeks: Math.ceil(day.day / 7) - 1 })
  return same.month === month.month ? same : same.subtract({ weeks: 1 })
}

const isAfter = (a: Instant, b: Instant) => Temporal.Instant.compare(a, b) > 0
