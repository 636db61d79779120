import { plain, WEEKDAYS } from './day-names.ts'
import { type Nth, nthOf, type Recurrence, ranked } from './recurrence.ts'
import type { Weekday } from './wall.ts'

/**
 * A rule as somebody wrote it. `weeks` and `months` alone name no weekday: the first date does. `or`: what the same words mean
 * to others, as "every second Thursday" does.
 */
export type WrittenRule =
  | { readonly rule: Recurrence; readonly or?: Recurrence }
  | { readonly every: 'weeks' | 'months'; readonly count: number }

const numbers: ReadonlyMap<string, number> = new Map(
  [
    '- un one a une',
    '- deux two other autre',
    '- trois three',
    '- quatre four',
    '- cinq five',
    '- six',
    '- sept seven',
    '- huit eight',
  ].flatMap((names, n) =>
    names
      .split(' ')
      .slice(1)
      .map(name => [name, n + 1] as const),
  ),
)
const numberOf = (text: string | undefined): number | null =>
  text === undefined ? 1 : /^\d{1,2}$/.test(text) ? Number(text) || null : (numbers.get(text) ?? null)

const ordinals: ReadonlyMap<string, Nth> = new Map(
  (
    [
      [1, '1er 1re 1st premier premiere first'],
      [2, '2e 2eme 2nd 2nde deuxieme second seconde'],
      [3, '3e 3eme 3rd troisieme third'],
      [4, '4e 4eme 4th quatrieme fourth'],
      [5, '5e 5eme 5th cinquieme fifth'],
      [-1, 'dernier derniere last'],
    ] as const
  ).flatMap(([nth, names]) => names.split(' ').map(name => [name, nth] as const)),
)

/** `jeudi`, `jeudis`, `Thursdays`. */
const weekdayOf = (word: string | undefined): Weekday | null =>
  word === undefined ? null : (WEEKDAYS.get(word) ?? WEEKDAYS.get(word.replace(/s$/, '')) ?? null)

const inWeeks = (count: number, weekday: Weekday): Recurrence => ({ every: 'weeks', count, weekday })
const inMonths = (count: number, weekday: Weekday, ...nths: Nth[]): Recurrence => ({
  ...{ every: 'months', count, weekday, nths: ranked(nths) },
})

/** "tous les 15 jours": a fortnight, whose weekday the first date gives. */
const fortnight =
  /^(?:tous les (?:15|quinze) jours|une semaine sur deux|fortnightly|every fortnight|bi-?weekly)(?: (?:le |on )?(\w+))?$/
const weekly = /^(?:chaque|tous les|every|each|les) (\w+)$/
/** `Thursdays`: in English the plural alone says that it comes again. */
const plurals = /^(?:on )?(\w+day)s$/
const everyWeek = /^(?:chaque semaine|toutes les semaines|weekly|every week|each week)(?: (?:le |on )?(\w+))?$/
const everyWeeks = /^(?:toutes les (\w+) semaines|every (\w+) weeks)(?: (?:le |on )?(\w+))?$/
const oneOfSo = /^un (\w+) sur (\w+)$/
const everyOther = /^(?:every other (\w+)|tous les deux (\w+))$/
const everyMonths =
  /^(?:chaque mois|tous les mois|une fois par mois|tous les (\w+) mois|un mois sur (\w+)|deux fois par mois|twice a month|monthly|once a month|every month|every (\w+) months?|chaque trimestre|every quarter|quarterly)(?: (.+))?$/
const ofTheMonth =
  /(?: (?:du mois|de chaque mois|de tous les mois|of the month|of every month|of each month|in the month))$/
/** What a fifth Friday is anyway: `quand il y en a un`. */
const whereThereIsOne =
  / (?:(?:le (?:5e|cinquieme)|the (?:5th|fifth)) )?(?:(?:quand|s'|lorsqu'|si) ?il y en a un|(?:des|les) mois qui en ont un|(?:when|where|if) there is one|(?:in )?months that have one)$/
/** `jeudi toutes les deux semaines`: the weekday first. */
const weekdayFirst =
  /^(?:le |on )?(\w+) ((?:toutes|tous|une|un|every|chaque|fortnightly|bi-?weekly|once|weekly|monthly) ?.*)$/
const workingDay = /^(premier|first|dernier|last) (?:jour (?:ouvre|ouvrable)|(?:working|business) day)$/
const lastDay = /^(?:dernier jour|last day)$/
/** What stands between `1er et 3e`, `the first Thursday and the third`. */
const between = new Set(['et', 'and', '&', 'le', 'the'])
const dateOfMonth = /^(\d{1,2})(?:er|st|nd|rd|th)?$/

/** Reads a rule in French or English; null where it is none. */
export function readRecurrence(text: string): WrittenRule | null {
  const said = plain(text)
    .replace(/[,;.]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const once = inWeeksOf(said) ?? inMonthsOf(said)
  if (once) return once
  const [, day, often] = weekdayFirst.exec(said) ?? []
  return weekdayOf(day) === null ? null : inWeeksOf(`${often} ${day}`)
}

function inWeeksOf(said: string): WrittenRule | null {
  const named = weekdayOf((weekly.exec(said) ?? plurals.exec(said))?.[1])
  if (named) return { rule: inWeeks(1, named) }
  const [, ofThese, many] = oneOfSo.exec(said) ?? []
  const [each, times] = [weekdayOf(ofThese), numberOf(many)]
  if (each && many !== undefined && times) return { rule: inWeeks(times, each) }
  const other = everyOther.exec(said)
  const otherDay = weekdayOf(other?.[1] ?? other?.[2])
  if (otherDay) return { rule: inWeeks(2, otherDay) }
  for (const [pattern, usual] of [
    [everyWeek, 1],
    [fortnight, 2],
  ] as const) {
    const found = pattern.exec(said)
    if (found) return onIts(usual, found[1])
  }
  const found = everyWeeks.exec(said)
  const count = found && numberOf(found[1] ?? found[2])
  return count && count <= 52 ? onIts(count, found[3]) : null
}

function onIts(count: number, day: string | undefined): WrittenRule | null {
  if (day === undefined) return { every: 'weeks', count }
  const weekday = weekdayOf(day)
  return weekday && { rule: inWeeks(count, weekday) }
}

function inMonthsOf(text: string): WrittenRule | null {
  const isRare = whereThereIsOne.test(text)
  const said = text.replace(whereThereIsOne, '').trim()
  const monthly = everyMonths.exec(said)
  const quarterly = /trimestre|quarter/.test(said)
  const count = monthly ? (quarterly ? 3 : numberOf(monthly[1] ?? monthly[2] ?? monthly[3])) : 1
  if (!count || count > 12) return null
  if (monthly && monthly[4] === undefined) return /^(?:deux fois|twice)/.test(said) ? null : { every: 'months', count }
  const rest = (monthly ? monthly[4]! : said).replace(/^(?:chaque|tous les|every|each|le|les|the|on the|on) /, '')
  const isOfMonth = monthly !== null || isRare || ofTheMonth.test(rest)
  const which = rest.replace(ofTheMonth, '').replace(/^(?:le|the) /, '')
  const working = workingDay.exec(which)
  if (working) return { rule: { every: 'months', count, workingDay: /^(?:premier|first)$/.test(working[1]!) ? 1 : -1 } }
  if (lastDay.test(which) && isOfMonth) return { rule: { every: 'months', count, date: -1 } }
  const date = dateOfMonth.exec(which)
  if (date && isOfMonth && Number(date[1]) >= 1 && Number(date[1]) <= 31)
    return { rule: { every: 'months', count, date: Number(date[1]) } }
  const ranks = ranksIn(which)
  if (!ranks) return null
  const { weekday, nths } = ranks
  const ofMonth = inMonths(count, weekday, ...nths)
  // Two of a month come again, whatever else is said.
  const [nth, another] = nths
  if (another !== undefined) return { rule: ofMonth }
  if (!isRule(said, isOfMonth)) return null
  if (isOfMonth || nth !== 2) return { rule: ofMonth }
  // "Every second Thursday" is one in two to the English, and "chaque 2e jeudi" the second of the month to the French.
  const fortnightly = inWeeks(2, weekday)
  return /^(?:every|each) /.test(said) ? { rule: fortnightly, or: ofMonth } : { rule: ofMonth, or: fortnightly }
}

/** `2e jeudi`, `1er et 3e jeudi`, `first Thursday and third Thursday`: one weekday, and which of the month; null for anything else. */
function ranksIn(said: string): { readonly weekday: Weekday; readonly nths: readonly Nth[] } | null {
  const words = said.split(' ').filter(word => !between.has(word))
  const days = new Set<Weekday>()
  const nths: Nth[] = []
  for (const word of words) {
    const nth = ordinals.get(word) ?? ordinals.get(word.replace(/s$/, ''))
    const weekday = weekdayOf(word)
    if (nth !== undefined) nths.push(nth)
    else if (weekday) days.add(weekday)
    else return null
  }
  const [weekday, other] = days
  const endsWithDay = weekdayOf(words.at(-1)) !== null
  return weekday && !other && nths.length > 0 && endsWithDay && new Set(nths).size === nths.length
    ? { weekday, nths }
    : null
}

/** "2nd Thursday" alone is no rule yet: something has to say that it comes again. */
const isRule = (said: string, isOfMonth: boolean): boolean => isOfMonth || /^(?:chaque|tous les|every|each) /.test(said)

/** The rule of a first date, where none was written with it. */
export const monthlyLike = (day: Temporal.PlainDate, count = 1): Recurrence =>
  inMonths(count, day.dayOfWeek as Weekday, nthOf(day))
export const weeklyLike = (day: Temporal.PlainDate, count = 1): Recurrence => inWeeks(count, day.dayOfWeek as Weekday)
