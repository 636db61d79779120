/** Wall-clock times of a zone made into instants: the only place where it is done, because clock changes bite here. */

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const MONDAY: Weekday = 1
export const TUESDAY: Weekday = 2

/** `skipped`: the clock jumps over this time, `at` is as much later. `twice`: it is shown twice, `at` is the first. */
export type WallReading = { at: Temporal.Instant; clock: 'once' | 'skipped' | 'twice' }

/** Reads a wall time in a zone, and says whether a clock change skips that time or repeats it. */
export function readWall(wall: Temporal.PlainDateTime, zone: string): WallReading {
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochNanoseconds === later.epochNanoseconds) return { at: earlier.toInstant(), clock: 'once' }
  return later.toPlainDateTime().equals(wall)
    ? { at: earlier.toInstant(), clock: 'twice' }
    : { at: later.toInstant(), clock: 'skipped' }
}

/** The instant at which a zone's clock shows this time on this day; see `readWall` for the two odd nights of a year. */
export function wallTime(
  day: Temporal.PlainDate,
  time: Temporal.PlainTime | Temporal.PlainTimeLike | string,
  zone: string,
): Temporal.Instant {
  return readWall(day.toPlainDateTime(time), zone).at
}

/** The calendar day of an instant in a zone. */
export function dayOf(at: Temporal.Instant, zone: string): Temporal.PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate()
}

/** The first instant strictly after `after` at which the zone's clock shows `time`. */
export function nextDaily(after: Temporal.Instant, zone: string, time: string): Temporal.Instant {
  return firstAfter(after, dayOf(after, zone).subtract({ days: 1 }), day => day.add({ days: 1 }), time, zone)
}

/** The first instant strictly after `after` that is this weekday at this wall time. */
export function nextWeekly(after: Temporal.Instant, zone: string, weekday: Weekday, time: string): Temporal.Instant {
  const today = dayOf(after, zone)
  const from = today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 })
  return firstAfter(after, from, day => day.add({ weeks: 1 }), time, zone)
}

/** The last instant at or before `at` that is this weekday at this wall time. */
export function lastWeekly(at: Temporal.Instant, zone: string, weekday: Weekday, time: string): Temporal.Instant {
  const today = dayOf(at, zone)
  let day = today.add({ days: (weekday - today.dayOfWeek + 7) % 7 })
  while (isAfter(wallTime(day, time, zone), at)) day = day.subtract({ weeks: 1 })
  return wallTime(day, time, zone)
}

/** The first instant strictly after `after` that is the month's first such weekday at this wall time. */
export function nextFirstOfMonth(
  after: Temporal.Instant,
  zone: string,
  weekday: Weekday,
  time: string,
): Temporal.Instant {
  const month = dayOf(after, zone).toPlainYearMonth()
  const first = (m: Temporal.PlainYearMonth) => firstWeekdayOf(m, weekday)
  const next = (day: Temporal.PlainDate) => first(day.toPlainYearMonth().add({ months: 1 }))
  return firstAfter(after, first(month), next, time, zone)
}

/** The first such weekday of a month, as a day. */
export function firstWeekdayOf(month: Temporal.PlainYearMonth, weekday: Weekday): Temporal.PlainDate {
  const first = month.toPlainDate({ day: 1 })
  return first.add({ days: (weekday - first.dayOfWeek + 7) % 7 })
}

/** The next weekly evaluation: Tuesday 10:00 of the club. */
export const nextTuesdayAt10 = (after: Temporal.Instant, zone: string) => nextWeekly(after, zone, TUESDAY, '10:00')

function firstAfter(
  after: Temporal.Instant,
  from: Temporal.PlainDate,
  step: (day: Temporal.PlainDate) => Temporal.PlainDate,
  time: string,
  zone: string,
): Temporal.Instant {
  let day = from
  while (!isAfter(wallTime(day, time, zone), after)) day = step(day)
  return wallTime(day, time, zone)
}

const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
