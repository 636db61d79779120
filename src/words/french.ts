import type { Address } from '../terms/speech.ts'

const rules = new Intl.PluralRules('fr')

/** `1 recommandation`, `3 recommandations`; zero is singular in French. */
export const plural = (count: number, one: string, other = `${one}s`): string =>
  `${count} ${rules.select(count) === 'one' ? one : other}`

/** `Ana, Ben ou Chloé`. */
export const listed = (items: readonly string[], word: 'et' | 'ou' = 'et'): string =>
  new Intl.ListFormat('fr-FR', { type: word === 'et' ? 'conjunction' : 'disjunction' }).format(items)

/** `jeudi 3 décembre`, with the year when it is another one. */
export const writtenDay = (day: Temporal.PlainDate, today?: Temporal.PlainDate): string =>
  day.toLocaleString('fr-FR', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(today && today.year !== day.year ? { year: 'numeric' } : {}),
  })

/** The sentence as the club addresses its members. */
export const addressed = (address: Address) => (vous: string, tu: string) => (address === 'tu' ? tu : vous)

/** `de Léa`, `d’Ana`, `de Youssef`: elision before a vowel or a mute h, not before a y that is spoken as a consonant. */
export const de = (name: string): string =>
  /^(?:[aeiouhàâäéèêëîïôöùûüœ]|y[^aeiouéèà])/i.test(name) ? `d’${name}` : `de ${name}`
