const rules = new Intl.PluralRules('en')

/** `1 referral`, `3 referrals`. */
export const plural = (count: number, one: string, other = `${one}s`): string =>
  `${count} ${rules.select(count) === 'one' ? one : other}`

/** `Ana, Ben or Chloé`. */
export const listed = (items: readonly string[], word: 'and' | 'or' = 'and'): string =>
  new Intl.ListFormat('en-GB', { type: word === 'and' ? 'conjunction' : 'disjunction' }).format(items)

/** `Thursday 3 December`, with the year when it is another one. */
export const writtenDay = (day: Temporal.PlainDate, today?: Temporal.PlainDate): string =>
  day
    .toLocaleString('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(today && today.year !== day.year ? { year: 'numeric' } : {}),
    })
    .replace(',', '')
