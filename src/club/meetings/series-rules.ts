import type { DayOff, Rests, SeriesPlan } from '../../terms/series.ts'
import { isHoliday } from '../../time/holidays.ts'
import { daysOf, type Nth, nextDaysOf, nthOf, type Recurrence, ranked, startOn } from '../../time/recurrence.ts'
import { dayOf, type Weekday } from '../../time/wall.ts'
import { monthlyLike, weeklyLike } from '../../time/written-recurrence.ts'
import { USUAL_LENGTH } from './rules.ts'

type Instant = Temporal.Instant
type PlainDate = Temporal.PlainDate

/** What the form offers: the weekday, the place in the month or the date is that of the first date. */
export const repeats = [
  'weekly',
  'fortnightly',
  'monthly',
  'monthly-twice',
  'monthly-last',
  'six-weeks',
  'last-working-day',
  'monthly-date',
] as const
export type Repeat = (typeof repeats)[number]

export function recurrenceOf(repeat: Repeat, first: PlainDate): Recurrence {
  const weekday = first.dayOfWeek as Weekday
  switch (repeat) {
    case 'weekly':
      return weeklyLike(first)
    case 'fortnightly':
      return weeklyLike(first, 2)
    case 'six-weeks':
      return weeklyLike(first, 6)
    case 'monthly':
      return monthlyLike(first)
    case 'monthly-twice':
      return { every: 'months', count: 1, weekday, nths: nthOf(first) % 2 === 1 ? [1, 3] : [2, 4] }
    case 'monthly-last':
      return { every: 'months', count: 1, weekday, nths: [-1] }
    case 'last-working-day':
      return { every: 'months', count: 1, workingDay: -1 }
    case 'monthly-date':
      return { every: 'months', count: 1, date: first.day }
  }
}

/** What the form shows of a rule: null where it has no choice for it. */
export const repeatOf = (rule: Recurrence, first: PlainDate): Repeat | null =>
  repeats.find(repeat => same(recurrenceOf(repeat, first), rule)) ?? null

const same = (a: Recurrence, b: Recurrence) => JSON.stringify(a) === JSON.stringify(b)

/** The rule where one of its days is moved to another: the second Thursday becomes the second Wednesday. */
export function moved(rule: Recurrence, from: PlainDate, to: PlainDate): Recurrence {
  if (from.equals(to)) return rule
  const weekday = to.dayOfWeek as Weekday
  if (rule.every === 'weeks') return { ...rule, weekday }
  if ('weekday' in rule) return { ...rule, weekday, nths: movedRanks(rule.nths, from, to) }
  if ('date' in rule) return { ...rule, date: rule.date === -1 && to.day === to.daysInMonth ? -1 : to.day }
  return rule
}

/** One of several takes the others along by as many weeks, as long as every month has them; else it goes alone. */
function movedRanks(nths: readonly Nth[], from: PlainDate, to: PlainDate): readonly Nth[] {
  const [only, another] = nths
  if (another === undefined) return [only === -1 && isLastOfMonth(to) ? -1 : nthOf(to)]
  const by = nthOf(to) - nthOf(from)
  if (by === 0) return nths
  const together = nths.map(nth => (nth === -1 ? nth : nth + by))
  if (together.every(nth => nth === -1 || (nth >= 1 && nth <= 4))) return ranked(together as Nth[])
  const its = nths.includes(nthOf(from)) ? nthOf(from) : -1
  return ranked(nths.map(nth => (nth === its ? nthOf(to) : nth)))
}

const isLastOfMonth = (day: PlainDate) => day.day + 7 > day.daysInMonth

/** Why a club may rest on a day: it is a public holiday of its country, or clubs usually rest then. */
export function dayOff(day: PlainDate, country: string | undefined): DayOff | null {
  if (isHoliday(country, day)) return 'holiday'
  return isBreak(day) ? 'break' : null
}

/** August, and from 24 December to 1 January. */
const isBreak = ({ month, day }: PlainDate): boolean =>
  month === 8 || (month === 12 && day >= 24) || (month === 1 && day === 1)

const restsOn = (rests: Rests, off: DayOff | null): boolean =>
  (off === 'holiday' && rests.holidays) || (off === 'break' && rests.breaks)

/** One meeting of a series as its plan makes it. `day` is its own for ever, wherever the meeting is moved. */
export type Occurrence = {
  readonly day: PlainDate
  readonly startsAt: Instant
  readonly status: 'planned' | 'holiday'
}

/** What the days of a plan are computed with. */
export type Where = { readonly zone: string; readonly country: string | undefined }

export const occurrenceOn = (plan: SeriesPlan, day: PlainDate, { zone, country }: Where): Occurrence => ({
  day,
  startsAt: startOn(day, plan.time, plan.zone ?? zone).at,
  status: restsOn(plan.rests, dayOff(day, country)) ? 'holiday' : 'planned',
})

/** Its meetings on the days from one to another, both included. */
export const occurrencesOf = (plan: SeriesPlan, where: Where, from: PlainDate, until: PlainDate): Occurrence[] =>
  daysOf(plan.rule, plan.startsOn, from, until).map(day => occurrenceOn(plan, day, where))

/** Meetings are made for a quarter of a year, and never fewer than were read back before the series was saved. */
const madeAhead = { months: 3 }
export const READ_BACK = 4

/** The last day for which meetings are made, as of today. */
export function madeUntil({ rule, startsOn }: SeriesPlan, today: PlainDate): PlainDate {
  const from = later(startsOn, today)
  const some = nextDaysOf(rule, startsOn, from, READ_BACK).at(-1)
  const usual = today.add(madeAhead)
  return some ? later(some, usual) : usual
}

export const later = (a: PlainDate, b: PlainDate): PlainDate => (Temporal.PlainDate.compare(a, b) > 0 ? a : b)

export const lengthOf = ({ minutes }: Pick<SeriesPlan, 'minutes'>) => (minutes === null ? USUAL_LENGTH : { minutes })

/** A meeting of a series that is planned, called off or rests, and has not begun. */
export type Made = {
  readonly id: string
  readonly day: PlainDate
  readonly status: string
  /** An organizer moved it, called it off or restored it: what is said of the whole series leaves it as it is. */
  readonly byHand: boolean
  /** The club has heard of it, or somebody has answered it. */
  readonly heard: boolean
}

export type Reconciled<Row extends Made> = {
  readonly make: readonly Occurrence[]
  readonly change: readonly { readonly row: Row; readonly to: Occurrence }[]
  /** Nobody has heard of them: they leave no trace. */
  readonly drop: readonly Row[]
  readonly callOff: readonly Row[]
  readonly stays: readonly Row[]
}

/** A meeting that is moved with its series goes to the nearest of the new days, within the week. */
const near = 6

/**
 * What is to be done so that the meetings that follow are those of a series as it is now. Each keeps its answers and goes to
 * the nearest day of the new rule; what was changed by hand stays and stands for its day; what has no day is called off, or
 * leaves no trace where nobody has heard of it.
 */
export function reconciled<Row extends Made>(rows: readonly Row[], wanted: readonly Occurrence[]): Reconciled<Row> {
  const byDistance = rows
    .flatMap(row => wanted.map(to => ({ row, to, away: Math.abs(row.day.until(to.day).days) })))
    .filter(({ away }) => away <= near)
    .sort((a, b) => a.away - b.away || Temporal.PlainDate.compare(a.to.day, b.to.day))
  const placed = new Map<Row, Occurrence>()
  const filled = new Set<Occurrence>()
  for (const { row, to } of byDistance) {
    if (placed.has(row) || filled.has(to)) continue
    placed.set(row, to)
    filled.add(to)
  }
  const [byHand, others] = [rows.filter(row => row.byHand), rows.filter(row => !row.byHand)]
  const homeless = others.filter(row => !placed.has(row))
  return {
    make: wanted.filter(to => !filled.has(to)),
    change: others.flatMap(row => {
      const to = placed.get(row)
      // A day off is left out before anybody has heard of it; afterwards it is for an organizer to say.
      return to ? [{ row, to: row.heard && row.status === 'planned' ? { ...to, status: 'planned' as const } : to }] : []
    }),
    drop: homeless.filter(({ heard }) => !heard),
    callOff: homeless.filter(({ heard, status }) => heard && status === 'planned'),
    stays: byHand,
  }
}

/** The wall time of a meeting, to fill a form with. */
export const wallOf = (startsAt: Instant, zone: string) => {
  const wall = startsAt.toZonedDateTimeISO(zone)
  return { date: dayOf(startsAt, zone), time: wall.toPlainTime() }
}
