import { without } from '../../notices/kept-words.ts'
import { lastFigures, withoutNumbers } from '../../terms/contacts.ts'
import type { Rewording } from '../privacy/reword.ts'
import type { Sought } from './rules.ts'

/** What people set between the words of a name and the figures of a number, as PostgreSQL finds it. */
const blanks = '[\\s\u00a0\u202f]'
const between = '[\\s\u00a0\u202f./()-]*'

/**
 * Finds these people in anybody's words: their telephones however they are written, their addresses, and of `names`, which
 * may be no member's, those of at least two words. Null where nothing could be found.
 */
export function rewordingOf(known: readonly Sought[], names: readonly string[]): Rewording | null {
  const numbers = new Set(known.flatMap(({ phone, e164 }) => (phone || e164 ? [lastFigures(e164 ?? phone!)] : [])))
  const emails = known.flatMap(({ email }) => email?.trim() || [])
  const whole = names.map(name => name.trim()).filter(name => /\S\s+\S/.test(name))
  const texts = [...new Set([...emails, ...whole])]
  const found = [
    ...(texts.length > 0 ? [`(?<![[:alnum:]])(?:${texts.map(inAnyBlanks).join('|')})(?![[:alnum:]])`] : []),
    ...(numbers.size > 0 ? [`(?<![0-9])(?:${[...numbers].map(inAnyForm).join('|')})(?![0-9])`] : []),
  ].join('|')
  if (found === '') return null
  const instead = '…'
  const words = without(texts, instead)
  return { found, inAnyCase: true, instead, unsent: 'dropped', rewrite: text => withoutNumbers(words(text), numbers) }
}

const inAnyBlanks = (text: string): string =>
  text
    .split(/\s+/)
    .map(word => word.replace(/[^\p{L}\p{N}]/gu, sign => `\\${sign}`))
    .join(`${blanks}+`)

/** With what stands before its last figures: the country's code, a zero. */
const inAnyForm = (figures: string): string => `\\+?(?:[0-9]${between}){0,6}${[...figures].join(between)}`
