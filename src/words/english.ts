const rules = new Intl.PluralRules('en')

/** `1 referral`, `3 referrals`. */
export const plural = (count: number, one: string, other = `${one}s`): string =>
  `${count} ${rules.select(count) === 'one' ? one : other}`

/** `90 days`, `3 years`: whole years as years. */
export const span = (days: number): string => (days % 365 === 0 ? plural(days / 365, 'year') : plural(days, 'day'))

/** `Ana, Ben or Chloé`. */
export const listed = (items: readonly string[], word: 'and' | 'or' = 'and'): string =>
  new Intl.ListFormat('en-GB', { type: word === 'and' ? 'conjunction' : 'disjunction' }).format(items)

// Made once: making one takes longer than all the rest of a sentence.
const day = { weekday: 'long', day: 'numeric', month: 'long' } as const
const dayFormat = new Intl.DateTimeFormat('en-GB', day)
const dayOfYearFormat = new Intl.DateTimeFormat('en-GB', { ...day, year: 'numeric' })

/** `3 December`. */
export const dayOfMonth = (day: Temporal.PlainDate): string =>
  day.toLocaleString('en-GB', { day: 'numeric', month: 'long' })

/** `Thursday 3 December`, with the year when it is another one. */
export const writtenDay = (day: Temporal.PlainDate, today?: Temporal.PlainDate): string =>
  (today && today.year !== day.year ? dayOfYearFormat : dayFormat).format(day).replace(',', '')
