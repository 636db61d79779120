import type { MemberRef } from '../terms/member.ts'
import type { Address } from '../terms/speech.ts'
import { type DateForm, writeDate, writeMonth } from '../terms/write-date.ts'
import type { Inline, Line } from '../view/view.ts'
import { line, listedLines, named } from './line.ts'
import { moneyIn } from './money.ts'

const rules = new Intl.PluralRules('fr')

/** `8 h`, `18 h 30` of `08:00`, `18:30`. */
export const hourText = (time: string): string => time.replace(/^0/, '').replace(/:00$/, ' h').replace(':', ' h ')

/** `1 recommandation`, `3 recommandations`; zero is singular in French. */
export const plural = (count: number, one: string, other = `${one}s`): string =>
  `${count} ${rules.select(count) === 'one' ? one : other}`

/** `90 jours`, `3 ans`: whole years as years. */
export const span = (days: number): string => (days % 365 === 0 ? plural(days / 365, 'an') : plural(days, 'jour'))

/** `Ana, Ben ou Chloé`. */
export const listed = (items: readonly string[], word: 'et' | 'ou' = 'et'): string =>
  new Intl.ListFormat('fr-FR', { type: word === 'et' ? 'conjunction' : 'disjunction' }).format(items)

/** `@Ana, @Ben et @Chloé`: each a mention. */
export const listedMembers = (members: readonly MemberRef[]): Line =>
  listedLines(
    members.map(one => line`${one}`),
    'et',
  )

/** `Ana, Ben et Chloé`: their names, nobody is called. */
export const namedAll = (members: readonly MemberRef[]): Line =>
  listedLines(
    members.map(one => line`${named(one)}`),
    'et',
  )

/** A day where it stands in a title or a list, which is read whenever: with its year, unless it is known to be near (`today`). */
export const dateText = (day: Temporal.PlainDate, form: DateForm = 'day', today?: Temporal.PlainDate): string =>
  writeDate(day, { language: 'fr', form, today })

/** `janvier 2027`. */
export const monthText = (first: Temporal.PlainDate): string => `${writeMonth(first, 'fr')} ${first.year}`

/** `jeudi`. */
export const weekdayText = (day: Temporal.PlainDate): string => day.toLocaleString('fr-FR', { weekday: 'long' })

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

/** What a club, a place or a firm is called by, where its article melts with `à`: `Le Cercle`, `Les Amis du Port`. */
const melts = /^(les?) +(?=\S)/i

/** `au Cercle`, `aux Amis du Port`, `à La Ruche`, `à Dijon Affaires`: before what is no person's name. */
export const aNamed = (name: string): string => {
  const article = melts.exec(name)?.[1]
  if (article === undefined) return `à ${name}`
  return `${article.length === 2 ? 'au' : 'aux'} ${name.replace(melts, '')}`
}

/** `de novembre`, `d’avril`. */
export const deMonth = (month: string): string => (/^[ao]/.test(month) ? `d’${month}` : `de ${month}`)

/** `que Léa`, `qu’Ana`, in the same ways. */
export function que(name: string): string
export function que(who: MemberRef, shown?: Inline): Line
export function que(who: string | MemberRef, shown?: Inline): string | Line {
  const name = typeof who === 'string' ? who : who.name
  const before = elides(name) ? 'qu’' : 'que '
  return typeof who === 'string' ? `${before}${name}` : line`${before}${shown ?? who}`
}

/** `De Léa`, `D’Ana`, where it begins. */
export const fromWhom = (who: MemberRef, shown?: Inline): Line =>
  line`${elides(who.name) ? 'D’' : 'De '}${shown ?? who}`

/** `1 250,50 €`. */
export const money = moneyIn('fr-FR')
