import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'

// Loaded at the first question: it weighs 25 MB, and a club whose country is unknown never asks.
const load = createRequire(import.meta.url)
let calendars: typeof Holidays | undefined

/** ISO 3166-2 codes of places that `date-holidays` knows under another name. */
const ALIASES: Readonly<Record<string, string>> = {
  'FR-6AE': 'FR-67',
  'FR-971': 'GP',
  'FR-972': 'MQ',
  'FR-973': 'GF',
  'FR-974': 'RE',
  'FR-975': 'PM',
  'FR-976': 'YT',
  'FR-NC': 'NC',
  'FR-PF': 'PF',
}

const daysOff = new Map<string, ReadonlySet<string>>()

/**
 * Whether a day is a public holiday, all day long, in a country (`FR`) or one of its parts (`FR-57`). Observances, bank
 * holidays, school holidays and half days are none; a country nobody knows has none.
 */
export function isHoliday(country: string | undefined, day: Temporal.PlainDate): boolean {
  if (country === undefined) return false
  const place = ALIASES[country.toUpperCase()] ?? country.toUpperCase()
  const key = `${place} ${day.year}`
  const known = daysOff.get(key) ?? holidaysOf(place, day.year)
  daysOff.set(key, known)
  return known.has(day.toString())
}

function holidaysOf(place: string, year: number): ReadonlySet<string> {
  calendars ??= load('date-holidays') as typeof Holidays
  const [country = '', part = ''] = place.split('-')
  const all = new calendars()
  if (!(country in all.getCountries())) return new Set()
  const calendar = part in (all.getStates(country) ?? {}) ? new calendars(country, part) : new calendars(country)
  // The year before as well: a holiday of several days may begin in December.
  const holidays = [...calendar.getHolidays(year - 1), ...calendar.getHolidays(year)]
  return new Set(
    holidays
      .filter(holiday => holiday.type === 'public' && holiday.date.slice(11, 19) === '00:00:00')
      .flatMap(holiday => {
        const first = Temporal.PlainDate.from(holiday.date.slice(0, 10))
        const hours = (holiday.end.getTime() - holiday.start.getTime()) / 3_600_000
        return Array.from({ length: Math.max(1, Math.round(hours / 24)) }, (_, i) => first.add({ days: i }).toString())
      }),
  )
}
