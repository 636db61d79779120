import type { MemberRef } from '../terms/member.ts'
import type { Address } from '../terms/speech.ts'
import type { Inline, Line } from '../view/view.ts'
import { line } from './line.ts'

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

/**
 * Whether a name begins as one hears a vowel: Ana, Élodie, Yves. An h is mute, as in most French names (Hélène, Hadrien), but
 * not in Ha-, Hou-, Hug- and their like (Hassan, Houda, Hugo); a y before a vowel is a consonant (Youssef).
 */
const elides = (name: string): boolean =>
  /^(?:[aeiouàâäéèêëîïôöùûüœ]|y[^aeiouéèà]|h(?!a(?!drien)|ei|elm|ich|in[dg]|o[cuw]|u[gs]|uang|y[uv]))/i.test(name)

/** `de Léa`, `d’Ana`: as a text, or before a member who is drawn for himself, as a mention or as `shown`. */
export function de(name: string): string
export function de(who: MemberRef, shown?: Inline): Line
export function de(who: string | MemberRef, shown?: Inline): string | Line {
  const name = typeof who === 'string' ? who : who.name
  const before = elides(name) ? 'd’' : 'de '
  return typeof who === 'string' ? `${before}${name}` : line`${before}${shown ?? who}`
}

/** `De Léa`, `D’Ana`, where it begins. */
export const fromWhom = (who: MemberRef, shown?: Inline): Line =>
  line`${elides(who.name) ? 'D’' : 'De '}${shown ?? who}`
