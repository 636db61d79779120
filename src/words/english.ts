import type { MemberRef } from '../terms/member.ts'
import { type DateForm, writeDate, writeMonth } from '../terms/write-date.ts'
import type { Line } from '../view/view.ts'
import { line, listedLines, named } from './line.ts'
import { moneyIn } from './money.ts'

const rules = new Intl.PluralRules('en')

/** `8:00` of `08:00`. */
export const hourText = (time: string): string => time.replace(/^0/, '')

/** `1 referral`, `3 referrals`. */
export const plural = (count: number, one: string, other = `${one}s`): string =>
  `${count} ${rules.select(count) === 'one' ? one : other}`

/** `90 days`, `3 years`: whole years as years. */
export const span = (days: number): string => (days % 365 === 0 ? plural(days / 365, 'year') : plural(days, 'day'))

/** `Ana, Ben or Chloé`. */
export const listed = (items: readonly string[], word: 'and' | 'or' = 'and'): string =>
  new Intl.ListFormat('en-GB', { type: word === 'and' ? 'conjunction' : 'disjunction' }).format(items)

/** `@Ana, @Ben and @Chloé`: each a mention. */
export const listedMembers = (members: readonly MemberRef[]): Line =>
  listedLines(
    members.map(one => line`${one}`),
    'and',
  )

/** `Ana, Ben and Chloé`: their names, nobody is called. */
export const namedAll = (members: readonly MemberRef[]): Line =>
  listedLines(
    members.map(one => line`${named(one)}`),
    'and',
  )

/** `Thursday`. */
export const weekdayText = (day: Temporal.PlainDate): string => day.toLocaleString('en-GB', { weekday: 'long' })

/** A day where it stands in a title or a list, which is read whenever: with its year, unless it is known to be near (`today`). */
export const dateText = (day: Temporal.PlainDate, form: DateForm = 'day', today?: Temporal.PlainDate): string =>
  writeDate(day, { language: 'en', form, today })

/** `January 2027`. */
export const monthText = (first: Temporal.PlainDate): string => `${writeMonth(first, 'en')} ${first.year}`

/** `€1,250.50`. */
export const money = moneyIn('en-GB')

const ends = ['th', 'st', 'nd', 'rd']
export const ordinal = (n: number): string => `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : (ends[n % 10] ?? 'th')}`
