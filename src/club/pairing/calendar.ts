import type { ClubTx } from '../../db/club-tx.ts'
import type { Cadence } from '../../terms/round.ts'
import { isHoliday } from '../../time/holidays.ts'
import { dayOf, firstWeekdayOf, MONDAY, wallTime } from '../../time/wall.ts'
import { holidayCountry } from '../../time/zones.ts'

/** When a club's rounds are: pure, but for the last two functions, which read the club's own settings. */

/** A round by its name, and when it is drawn. */
export type Round = {
  /** `2026-12`; of those that come more often than monthly the Monday, `2026-12-07`. */
  readonly name: string
  readonly at: Temporal.Instant
  /** When members are told beforehand; null where they are not: a week or two after the last one they know. */
  readonly noticeAt: Temporal.Instant | null
}

/** What the rounds of a club follow. */
export type Calendar = { readonly cadence: Cadence; readonly zone: string; readonly country: string | undefined }

const hour = '10:00'
/** Of every second Monday the one that counts is found from here, whenever a club begins. */
const firstMonday = Temporal.PlainDate.from('1970-01-05')

/** The first round that is drawn after an instant; null where there are none. */
export function roundAfter(after: Temporal.Instant, calendar: Calendar): Round | null {
  if (calendar.cadence === 'never') return null
  // A round may be drawn some days after its Monday.
  let monday = mondayAtOrAfter(dayOf(after, calendar.zone).subtract({ days: 14 }), calendar.cadence)
  for (;;) {
    const round = roundOf(monday, calendar)
    if (Temporal.Instant.compare(round.at, after) > 0) return round
    monday = mondayAtOrAfter(monday.add({ days: 1 }), calendar.cadence)
  }
}

/** The last round that was to be drawn at or before an instant; null where there are none. */
function roundBefore(at: Temporal.Instant, calendar: Calendar): Round | null {
  if (calendar.cadence === 'never') return null
  // More than a quarter back there is always one.
  let last: Round | null = null
  let next = roundAfter(at.subtract({ hours: 24 * 120 }), calendar)
  while (next && Temporal.Instant.compare(next.at, at) <= 0) {
    last = next
    next = roundAfter(next.at, calendar)
  }
  return last
}

/** A round of which more than so many days have passed is not drawn any more: the next one is near. */
const lateDays = { weekly: 2, fortnightly: 5, monthly: 12, quarterly: 30 } as const

/** The round that is to be drawn now: none where the last one is too long past. */
export function roundToDraw(at: Temporal.Instant, calendar: Calendar): Round | null {
  const last = roundBefore(at, calendar)
  if (!last || calendar.cadence === 'never') return null
  const late = last.at.add({ hours: 24 * lateDays[calendar.cadence] })
  return Temporal.Instant.compare(at, late) <= 0 ? last : null
}

/** So many days later the members are asked whether they met; nobody is asked about the same thing twice in a week. */
const askedAfterDays = { weekly: 9, fortnightly: 10, monthly: 14, quarterly: 14, never: 14 } as const

/** When those whom a round brought together are asked whether they met. */
export const askedWhetherMet = ({ at }: Pick<Round, 'at'>, { cadence, zone }: Calendar): Temporal.Instant =>
  wallTime(dayOf(at, zone).add({ days: askedAfterDays[cadence] }), hour, zone)

function roundOf(monday: Temporal.PlainDate, { cadence, zone, country }: Calendar): Round {
  let day = monday
  while (day.dayOfWeek > 5 || isHoliday(country, day)) day = day.add({ days: 1 })
  const often = cadence === 'weekly' || cadence === 'fortnightly'
  return {
    name: often ? monday.toString() : monday.toPlainYearMonth().toString(),
    at: wallTime(day, hour, zone),
    noticeAt: often ? null : wallTime(monday.subtract({ days: 4 }), hour, zone),
  }
}

function mondayAtOrAfter(day: Temporal.PlainDate, cadence: Exclude<Cadence, 'never'>): Temporal.PlainDate {
  let monday = day.add({ days: (8 - day.dayOfWeek) % 7 })
  const counts = {
    weekly: () => true,
    fortnightly: () => (firstMonday.until(monday, { largestUnit: 'days' }).days / 7) % 2 === 0,
    monthly: () => monday.equals(firstWeekdayOf(monday.toPlainYearMonth(), MONDAY)),
    quarterly: () => monday.month % 3 === 1 && monday.equals(firstWeekdayOf(monday.toPlainYearMonth(), MONDAY)),
  }[cadence]
  while (!counts()) monday = monday.add({ weeks: 1 })
  return monday
}

/** How often this club has rounds. */
export const cadenceOf = (club: Pick<ClubTx, 'row'>): Cadence => club.row.settings.rounds ?? 'monthly'

/** What its rounds follow. */
export const calendarOf = (club: Pick<ClubTx, 'row' | 'zone' | 'country'>): Calendar => ({
  cadence: cadenceOf(club),
  zone: club.zone,
  country: holidayCountry(club.zone, club.country ?? undefined),
})
