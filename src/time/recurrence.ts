/** What comes again and again: the rule, its text in RFC 5545, and the days it gives, each counted from the rule and its first day. */
import { createRequire } from 'node:module'
import type * as Library from 'rrule-temporal'
import { readWall, type WallReading, type Weekday } from './wall.ts'

// Loaded at the first rule: it weighs 6 MB, and a club that plans its meetings one by one never asks.
const load = createRequire(import.meta.url)

/** Which of the month's: the third Thursday, the last one (`-1`); a fifth is left out where a month has none. */
export type Nth = 1 | 2 | 3 | 4 | 5 | -1

export type Recurrence =
  /** Every so many weeks on a weekday. */
  | { readonly every: 'weeks'; readonly count: number; readonly weekday: Weekday }
  /** Every so many months on such a weekday of it, or on several of them: one or more, each once, as `ranked` puts them. */
  | { readonly every: 'months'; readonly count: number; readonly weekday: Weekday; readonly nths: readonly Nth[] }
  /** Every so many months on a date, from 1 to 31, or its last day (`-1`); a month without that date is left out. */
  | { readonly every: 'months'; readonly count: number; readonly date: number }
  /** Every so many months on its first or last day from Monday to Friday. */
  | { readonly every: 'months'; readonly count: number; readonly workingDay: 1 | -1 }

/** Each once, the last of the month at the end. */
export const ranked = (nths: readonly Nth[]): readonly Nth[] =>
  ([1, 2, 3, 4, 5, -1] as const).filter(nth => nths.includes(nth))

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const codeOf = (weekday: Weekday) => codes[weekday - 1]!
const workingDays = codes.slice(0, 5).join()

/** The rule as RFC 5545 writes it, without its first day: `FREQ=MONTHLY;INTERVAL=1;BYDAY=1TH,3TH`. */
export function ruleText(rule: Recurrence): string {
  const every = `FREQ=${rule.every === 'weeks' ? 'WEEKLY' : 'MONTHLY'};INTERVAL=${rule.count}`
  if (rule.every === 'weeks') return `${every};BYDAY=${codeOf(rule.weekday)}`
  if ('weekday' in rule) return `${every};BYDAY=${rule.nths.map(nth => `${nth}${codeOf(rule.weekday)}`).join()}`
  if ('date' in rule) return `${every};BYMONTHDAY=${rule.date}`
  return `${every};BYDAY=${workingDays};BYSETPOS=${rule.workingDay}`
}

/** Reads what `ruleText` wrote. Throws for any other text: nobody else writes rules. */
export function ruleOf(text: string): Recurrence {
  const parts = new Map(text.split(';').map(part => part.split('=') as [string, string]))
  const count = Number(parts.get('INTERVAL'))
  const byDays = parts.get('BYDAY')?.split(',') ?? []
  const byDay = /^(?:-?\d)?([A-Z]{2})$/.exec(byDays[0] ?? '')
  const weekday = byDay ? ((codes.indexOf(byDay[1] as (typeof codes)[number]) + 1) as Weekday) : null
  if (parts.get('FREQ') === 'WEEKLY' && weekday) return { every: 'weeks', count, weekday }
  if (parts.has('BYSETPOS')) return { every: 'months', count, workingDay: Number(parts.get('BYSETPOS')) as 1 | -1 }
  if (parts.has('BYMONTHDAY')) return { every: 'months', count, date: Number(parts.get('BYMONTHDAY')) }
  if (weekday) return { every: 'months', count, weekday, nths: byDays.map(one => Number(one.slice(0, -2)) as Nth) }
  throw new Error(`no rule that is written here: ${text}`)
}

/**
 * The days of a rule from one day to another, both included. `first` is the day it counts its weeks and months from; nothing
 * comes before it. Days have no hour and no zone: what clocks do on them is for `startOn` to say.
 */
export function daysOf(
  rule: Recurrence,
  first: Temporal.PlainDate,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const begin = Temporal.PlainDate.compare(from, first) > 0 ? from : first
  if (Temporal.PlainDate.compare(begin, until) > 0) return []
  const dtstart = first.toZonedDateTime('UTC')
  const { RRuleTemporal } = load('rrule-temporal') as typeof Library
  const counted = new RRuleTemporal({ rruleString: `RRULE:${ruleText(rule)}`, dtstart, tzid: 'UTC' })
  return counted
    .between(begin.toZonedDateTime('UTC'), until.toZonedDateTime('UTC'), true)
    .map(day => Temporal.PlainDate.from(day.toString().slice(0, 10)))
}

/** The rarest rule, a 29 February once a year, comes within so long. */
const rarest = { years: 9 }

/** The first days of a rule that are not before `from`, so many of them. */
export function nextDaysOf(
  rule: Recurrence,
  first: Temporal.PlainDate,
  from: Temporal.PlainDate,
  many: number,
): Temporal.PlainDate[] {
  // A rule of every week would give hundreds for the sake of the rare ones: looked for in steps that grow.
  for (let months = 4 * many; ; months *= 4) {
    const until = from.add({ months })
    const found = daysOf(rule, first, from, until)
    const isEnough =
      Temporal.PlainDate.compare(until, (Temporal.PlainDate.compare(from, first) > 0 ? from : first).add(rarest)) > 0
    if (found.length >= many || isEnough) return found.slice(0, many)
  }
}

/**
 * When it begins on one of its days: at its wall time, whatever clocks did before. Where they jump over that time it begins
 * as much later, where they show it twice the first time.
 */
export const startOn = (day: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): WallReading =>
  readWall(day.toPlainDateTime(time), zone)

/** Which such weekday of its month a day is: 15 January 2026 is the third Thursday. */
export const nthOf = (day: Temporal.PlainDate): Nth => Math.ceil(day.day / 7) as Nth
