import type { Address } from '../terms/speech.ts'

const rules = new Intl.PluralRules('fr')

/** `1 recommandation`, `3 recommandations`; zero is singular in French. */
export const plural = (count: number, one: string, other = `${one}s`): string =>
  `${count} ${rules.select(count) === 'one' ? one : other}`

/** `90 jours`, `3 ans`: whole years as years. */
export const span = (days: number): string => (days % 365 === 0 ? plural(days / 365, 'an') : plural(days, 'jour'))

/** `Ana, Ben ou Chloé`. */
export const listed = (items: readonly string[], word: 'et' | 'ou' = 'et'): string =>
  new Intl.ListFormat('fr-FR', { type: word === 'et' ? 'conjunction' : 'disjunction' }).format(items)

// Made once: making one takes longer than all the rest of a sentence.
const day = { weekday: 'long', day: 'numeric', month: 'long' } as const
const dayFormat = new Intl.DateTimeFormat('fr-FR', day)
const dayOfYearFormat = new Intl.DateTimeFormat('fr-FR', { ...day, year: 'numeric' })

/** `3 décembre`, `1er juin`. */
export const dayOfMonth = (day: Temporal.PlainDate): string =>
  `${day.day === 1 ? '1er' : day.day} ${day.toLocaleString('fr-FR', { month: 'long' })}`

/** `jeudi 3 décembre`, `mardi 1er juin`, with the year when it is another one. */
export const writtenDay = (day: Temporal.PlainDate, today?: Temporal.PlainDate): string =>
  (today && today.year !== day.year ? dayOfYearFormat : dayFormat).format(day).replace(/\b1(?= \p{L})/u, '1er')

/** The sentence as the club addresses its members. */
export const addressed = (address: Address) => (vous: string, tu: string) => (address === 'tu' ? tu : vous)

/** `de Léa`, `d’Ana`, `de Youssef`: elision before a vowel or a mute h, not before a y that is spoken as a consonant. */
export const de = (name: string): string =>
  /^(?:[aeiouhàâäéèêëîïôöùûüœ]|y[^aeiouéèà])/i.test(name) ? `d’${name}` : `de ${name}`

/** The `de ` or `d’` alone, where the name that follows is drawn for itself. */
export const deOnly = (name: string): string => de(name).slice(0, -name.length)
