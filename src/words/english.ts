import { type DateForm, writeDate } from '../terms/write-date.ts'

const rules = new Intl.PluralRules('en')

/** `1 referral`, `3 referrals`. */
export const plural = (count: number, one: string, other = `${one}s`): string =>
  `${count} ${rules.select(count) === 'one' ? one : other}`

/** `90 days`, `3 years`: whole years as years. */
export const span = (days: number): string => (days % 365 === 0 ? plural(days / 365, 'year') : plural(days, 'day'))

/** `Ana, Ben or Chloé`. */
export const listed = (items: readonly string[], word: 'and' | 'or' = 'and'): string =>
  new Intl.ListFormat('en-GB', { type: word === 'and' ? 'conjunction' : 'disjunction' }).format(items)

/** A day where it stands in a title or a list, which is read whenever: with its year, unless it is known to be near (`today`). */
export const dateText = (day: Temporal.PlainDate, form: DateForm = 'day', today?: Temporal.PlainDate): string =>
  writeDate(day, { language: 'en', form, today })
