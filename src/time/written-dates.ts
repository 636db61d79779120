import { MONTHS, plain, WEEKDAYS } from './day-names.ts'
import type { Weekday } from './wall.ts'

/**
 * Why a written day or time was not taken. `two meanings` gives both, the nearer first; `wrong weekday` gives the day
 * that was meant if the weekday is the slip. Nothing is ever guessed.
 */
export type Unclear =
  | { unclear: 'not understood' }
  | { unclear: 'no such day' }
  | { unclear: 'two meanings'; could: readonly [Temporal.PlainDate, Temporal.PlainDate] }
  | { unclear: 'wrong weekday'; could: readonly [Temporal.PlainDate] }

export type WrittenDay = { day: Temporal.PlainDate } | Unclear

export type Reader = {
  today: Temporal.PlainDate
  /** Decides 3/12 alone: in French the day comes first; in English both are written, so it has two meanings. */
  language: string
  /** Where a day without a year lies: a meeting is ahead, a one-to-one that is logged lies back. */
  towards?: 'ahead' | 'back'
}

const NOT_UNDERSTOOD = { unclear: 'not understood' } as const
const NO_SUCH_DAY = { unclear: 'no such day' } as const

/** Reads a day as members type it, in French or English whatever the reader's language. */
export function readDay(text: string, reader: Reader): WrittenDay {
  const said = plain(text)
    .replace(/^(?:until|till|through|jusqu'(?:au|a))\s+/, '')
    .replace(/^(?:le|on|the|on the)\s+/, '')
    .trim()
  return (
    isoDay(said) ??
    numericDay(said, reader) ??
    nearDay(said, reader) ??
    weekday(said, reader) ??
    namedDay(said, reader) ??
    NOT_UNDERSTOOD
  )
}

/** Reads a time of day: `7h45`, `7:45`, `19 h`, `7 pm`, `midi`. A bare `7` is not understood. */
export function readTime(text: string): Temporal.PlainTime | undefined {
  const said = plain(text)
    .replace(/^(?:a|at|vers)\s+/, '')
    .trim()
  if (/^(?:midi|noon)$/.test(said)) return new Temporal.PlainTime(12)
  if (/^(?:minuit|midnight)$/.test(said)) return new Temporal.PlainTime(0)
  const found =
    /^(\d{1,2}) ?(?:[h:]|heures?|hrs?) ?(\d{2})? ?(?:min|mn)? ?(am|pm|du matin|de l'apres-midi|du soir)?$/.exec(said) ??
    /^(\d{1,2})() ?(am|pm)$/.exec(said)
  if (!found) return undefined
  const [, hours, minutes, half] = found
  const hour = onHalf(Number(hours), half)
  const minute = Number(minutes || 0)
  if (hour === undefined || hour > 23 || minute > 59) return undefined
  return new Temporal.PlainTime(hour, minute)
}

/** More words than these are no day and time: `jeudi 3 décembre 2026 à 7 h 45 du matin`. */
const mostWords = 12

/** Reads a day and a time together: `jeudi 3 décembre à 7h45`. */
export function readDayAndTime(
  text: string,
  reader: Reader,
): { day: Temporal.PlainDate; time: Temporal.PlainTime } | Unclear {
  const words = text
    .replace(/T(?=\d{2}:)/, ' ')
    .trim()
    .split(/[\s,]+/)
  if (words.length > mostWords) return NOT_UNDERSTOOD
  for (let i = 1; i < words.length; i++) {
    const time = readTime(words.slice(i).join(' '))
    if (!time) continue
    const day = readDay(words.slice(0, i).join(' '), reader)
    return 'unclear' in day ? day : { day: day.day, time }
  }
  return NOT_UNDERSTOOD
}

/** A day, and the time of it where one is written. */
export type WrittenMoment = { readonly day: Temporal.PlainDate; readonly time: Temporal.PlainTime | null }

/** Which part of a text is not clear, and why. */
export type UnclearMoment = Unclear & { readonly typed: string }

/** Between two moments: `jeudi 10h, vendredi 14h30 ou samedi 9h`. */
const betweenMoments = /[,;\n]|(?<=\s)(?:ou|or|et|and)(?=\s)/iu

/**
 * Reads several days and times, as one proposes them: a time alone is on the day before it, a day alone has the time that
 * follows it, or none. Gives each, in the order written; the first part that is not clear where one is not.
 */
export function readMoments(text: string, reader: Reader): readonly WrittenMoment[] | UnclearMoment {
  const found: WrittenMoment[] = []
  for (const typed of text.split(betweenMoments).map(part => part.trim())) {
    if (typed === '') continue
    const time = readTime(typed)
    const last = found.at(-1)
    if (time && last) {
      if (last.time === null) found.pop()
      found.push({ day: last.day, time })
      continue
    }
    const said = readDayAndTime(typed, reader)
    // `jeudi 10h, vendredi 14h30`, written on a Friday: the Friday after that Thursday, and not today.
    const isAfter = last !== undefined && Temporal.PlainDate.compare(last.day, reader.today) > 0
    const both = 'could' in said && isAfter ? readDayAndTime(typed, { ...reader, today: last.day }) : said
    if ('day' in both) {
      found.push(both)
      continue
    }
    const day = both.unclear === 'not understood' ? readDay(typed, reader) : both
    if (!('day' in day)) return { ...day, typed }
    found.push({ day: day.day, time: null })
  }
  return found.length === 0 ? { unclear: 'not understood', typed: text } : found
}

/** Whether a text is of days and times, whatever they mean to its reader. */
export function isOfMoments(text: string): boolean {
  const read = readMoments(text, { today: anyDay, language: 'fr' })
  return !('unclear' in read) || read.unclear !== 'not understood'
}
const anyDay = new Temporal.PlainDate(2026, 1, 1)

function onHalf(hour: number, half: string | undefined): number | undefined {
  if (!half) return hour
  const morning = half === 'am' || half === 'du matin'
  if (hour > 12 || hour < 1) return morning && hour === 0 ? 0 : undefined
  return (hour % 12) + (morning ? 0 : 12)
}

function isoDay(written: string): WrittenDay | undefined {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(written)
  return found ? asDay(real(Number(found[1]), Number(found[2]), Number(found[3]))) : undefined
}

function numericDay(written: string, reader: Reader): WrittenDay | undefined {
  const found = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(written)
  if (!found) return undefined
  const [first, second] = [Number(found[1]), Number(found[3])]
  const year = found[4] === undefined ? undefined : Number(found[4]) + (found[4].length === 2 ? 2000 : 0)
  const dayFirst = inYear(year, second, first, reader)
  const monthFirst = inYear(year, first, second, reader)
  // A dot is the continent's way of writing, and only the slash is used in both orders.
  const bothOrders = reader.language.startsWith('en') && found[2] !== '.'
  if (!bothOrders || !monthFirst) return asDay(dayFirst)
  if (!dayFirst || dayFirst.equals(monthFirst)) return asDay(monthFirst)
  return twoMeanings(dayFirst, monthFirst, reader)
}

const NEAR: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'avant-hier': -2,
    hier: -1,
    yesterday: -1,
    "aujourd'hui": 0,
    today: 0,
    'ce jour': 0,
    demain: 1,
    tomorrow: 1,
    'apres-demain': 2,
    'apres demain': 2,
    'day after tomorrow': 2,
  }),
)

const UNITS: ReadonlyMap<string, 'days' | 'weeks' | 'months'> = new Map(
  Object.entries({
    jour: 'days',
    day: 'days',
    semaine: 'weeks',
    week: 'weeks',
    moi: 'months',
    month: 'months',
  } as const),
)

const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({ un: 1, une: 1, a: 1, an: 1, one: 1, deux: 2, two: 2, trois: 3, three: 3, quatre: 4, four: 4 }),
)

const SPAN = /^(?:(dans|in|il y a|pendant|pour|for)\s+)?(\d{1,3}|[a-z]+)\s+([a-z]+?)s?(\s+ago)?$/

/** A day so many days, weeks or months away; a length alone ends that far ahead, for whoever looks ahead: `2 semaines`. */
function nearDay(written: string, { today, towards = 'ahead' }: Reader): WrittenDay | undefined {
  const days = NEAR.get(written)
  if (days !== undefined) return { day: today.add({ days }) }
  const [, way, count = '', name = '', ago] = SPAN.exec(written) ?? []
  const unit = UNITS.get(name)
  const many = COUNTS.get(count) ?? Number(count)
  if (!unit || Number.isNaN(many) || (ago && way)) return undefined
  const back = way === 'il y a' || ago !== undefined
  const said = back || way === 'dans' || way === 'in'
  if (!said && towards === 'back') return undefined
  return { day: today.add({ [unit]: back ? -many : many }) }
}

function weekday(written: string, { today, towards = 'ahead' }: Reader): WrittenDay | undefined {
  const found = /^(?:(ce|cet|this|next|last)\s+)?([a-z]+)(?:\s+(prochain|dernier|passe|en huit|week))?$/.exec(written)
  const wanted = found && WEEKDAYS.get(found[2] ?? '')
  if (!found || !wanted) return undefined
  const which = found[1] ?? found[3]
  const coming = nearest(today, wanted, 1)
  const gone = nearest(today, wanted, -1)
  switch (which) {
    case 'prochain':
      return { day: coming }
    case 'en huit':
    case 'week':
      return { day: coming.add({ weeks: 1 }) }
    case 'last':
    case 'dernier':
    case 'passe':
      return { day: gone }
    case 'next':
      // "Next Thursday" said on a Monday: half of the English mean this week's, half the week after.
      return coming.weekOfYear === today.weekOfYear
        ? { unclear: 'two meanings', could: [coming, coming.add({ weeks: 1 })] }
        : { day: coming }
    default: {
      const day = towards === 'ahead' ? coming : gone
      // "Thursday" said on a Thursday: today, or in a week?
      return today.dayOfWeek === wanted ? { unclear: 'two meanings', could: [today, day] } : { day }
    }
  }
}

function namedDay(written: string, reader: Reader): WrittenDay | undefined {
  const [, weekdayName = '', numbers] = /^([a-z]+) (\d{1,4}[-/.].*)$/.exec(written) ?? []
  const onWeekday = WEEKDAYS.get(weekdayName)
  if (onWeekday && numbers !== undefined) return onThat(onWeekday, isoDay(numbers) ?? numericDay(numbers, reader))
  const words = written
    .replace(/[,.]/g, ' ')
    .replace(/\bof\b/g, ' ')
    .trim()
    .split(/\s+/)
  const named = WEEKDAYS.get(words[0] ?? '')
  const rest = (named ? words.slice(1) : words).join(' ')
  const dayFirst = /^(\d{1,2})(?:er|st|nd|rd|th)?(?:\s+([a-z]+))?(?:\s+(\d{4}))?$/.exec(rest)
  const monthFirst = /^([a-z]+)\s+(\d{1,2})(?:er|st|nd|rd|th)?(?:\s+(\d{4}))?$/.exec(rest)
  if (!dayFirst && !monthFirst) return undefined
  const [dayText, monthText, yearText] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  const month: number | undefined = monthText === undefined ? undefined : MONTHS.get(monthText)
  if (monthText !== undefined && month === undefined) return undefined
  if (month === undefined && (yearText !== undefined || (!named && !/^\d{1,2}(?:er|st|nd|rd|th)?$/.test(rest))))
    return undefined
  const year = yearText === undefined ? undefined : Number(yearText)
  const day = month === undefined ? dayOfMonth(Number(dayText), reader) : inYear(year, month, Number(dayText), reader)
  if (!day || !named || day.dayOfWeek === named) return asDay(day)
  return { unclear: 'wrong weekday', could: [day] }
}

/** A day in figures with its weekday before it: of two meanings the one that falls on that weekday. */
function onThat(wanted: Weekday, written: WrittenDay | undefined): WrittenDay | undefined {
  if (!written) return undefined
  if ('could' in written) {
    const fits = written.could.filter(day => day.dayOfWeek === wanted)
    return fits.length === 1 ? { day: fits[0]! } : written
  }
  return 'unclear' in written || written.day.dayOfWeek === wanted
    ? written
    : { unclear: 'wrong weekday', could: [written.day] }
}

/** The nearest such weekday strictly after (1) or before (-1) a day. */
function nearest(today: Temporal.PlainDate, weekday: Weekday, direction: 1 | -1): Temporal.PlainDate {
  const away = (direction * (weekday - today.dayOfWeek) + 7) % 7 || 7
  return today.add({ days: direction * away })
}

/** A day of a month; without a year, the nearest in the reader's direction, today included. */
function inYear(year: number | undefined, month: number, day: number, reader: Reader): Temporal.PlainDate | undefined {
  if (year !== undefined) return real(year, month, day)
  const step = reader.towards === 'back' ? -1 : 1
  // Eight years hold at least one 29 February.
  for (let i = 0; i <= 8; i++) {
    const found = real(reader.today.year + step * i, month, day)
    if (found && step * Temporal.PlainDate.compare(found, reader.today) >= 0) return found
  }
  return undefined
}

/** "Le 3": the nearest third of a month in the reader's direction, today included. */
function dayOfMonth(day: number, reader: Reader): Temporal.PlainDate | undefined {
  const step = reader.towards === 'back' ? -1 : 1
  for (let i = 0; i <= 2; i++) {
    const month = reader.today.toPlainYearMonth().add({ months: step * i })
    const found = real(month.year, month.month, day)
    if (found && step * Temporal.PlainDate.compare(found, reader.today) >= 0) return found
  }
  return undefined
}

function twoMeanings(a: Temporal.PlainDate, b: Temporal.PlainDate, { today }: Reader): WrittenDay {
  const away = (day: Temporal.PlainDate) => Math.abs(today.until(day).days)
  return { unclear: 'two meanings', could: away(a) <= away(b) ? [a, b] : [b, a] }
}

function real(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined
  const found = Temporal.PlainYearMonth.from({ year, month })
  return day <= found.daysInMonth ? found.toPlainDate({ day }) : undefined
}

const asDay = (day: Temporal.PlainDate | undefined): WrittenDay => (day ? { day } : NO_SUCH_DAY)
