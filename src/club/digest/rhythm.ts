import { isHoliday } from '../../time/holidays.ts'
import { dayOf, MONDAY, wallTime } from '../../time/wall.ts'

type Instant = Temporal.Instant
type PlainDate = Temporal.PlainDate

/** On which working day, and at which wall time of the club, its digest comes. `day`: 1 is Monday, 5 Friday. */
export type Rhythm = { readonly day: number; readonly time: string }

export const usualRhythm: Rhythm = { day: MONDAY, time: '08:00' }

/** Where a club is: its zone, and whose public holidays it has. */
export type Where = { readonly zone: string; readonly country: string | undefined }

/**
 * The digest of one week: on its day, or the next working day of that week when that is a public holiday; the last one before
 * where none is left, so that it is no other week's. Null in a week without a working day.
 */
function inWeek(monday: PlainDate, { day, time }: Rhythm, { zone, country }: Where): Instant | null {
  const from = day - MONDAY
  const working = [0, 1, 2, 3, 4].filter(days => !isHoliday(country, monday.add({ days })))
  const days = working.find(one => one >= from) ?? working.at(-1)
  return days === undefined ? null : wallTime(monday.add({ days }), time, zone)
}

const mondayOf = (at: Instant, zone: string): PlainDate => {
  const day = dayOf(at, zone)
  return day.subtract({ days: day.dayOfWeek - MONDAY })
}

/** No country rests for so long. */
const weeksAhead = 10

/** When the next digest comes, after an instant. */
export function nextDigestAt(after: Instant, rhythm: Rhythm, where: Where): Instant {
  const first = mondayOf(after, where.zone)
  for (let weeks = 0; weeks < weeksAhead; weeks++) {
    const at = inWeek(first.add({ weeks }), rhythm, where)
    if (at && isAfter(at, after)) return at
  }
  throw new Error(`no working day in ${weeksAhead} weeks`)
}

/**
 * When the next one comes once another rhythm is chosen. `asked`: when it would have come. The digest of this week comes once: where
 * it was sent the new rhythm begins next week, and where its new hour has passed it still comes at the old one.
 */
export function movedTo(rhythm: Rhythm, { now, asked }: { now: Instant; asked: Instant }, where: Where): Instant {
  const monday = mondayOf(now, where.zone)
  const isOfThisWeek = mondayOf(asked, where.zone).equals(monday)
  if (!isOfThisWeek) return nextDigestAt(lastMinuteOf(monday, where.zone), rhythm, where)
  const at = inWeek(monday, rhythm, where)
  return at && isAfter(at, now) ? at : asked
}

const lastMinuteOf = (monday: PlainDate, zone: string): Instant =>
  wallTime(monday.add({ weeks: 1 }), '00:00', zone).subtract({ minutes: 1 })

/** A time of the day at which a channel may be written to. */
export const isByDay = (time: string): boolean => time >= '08:00' && time < '19:00'

const isAfter = (a: Instant, b: Instant) => Temporal.Instant.compare(a, b) > 0
