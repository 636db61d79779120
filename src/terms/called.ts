import { dialled } from './phones.ts'

/** What somebody is called and written to, wherever others may have written it. */
export type Called = {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  /** His firm, where it is nobody else's on the list. */
  readonly firm: string | null
  /** Where his telephone number is written as at home. */
  readonly country: string | undefined
  readonly accounts: readonly { readonly platform: string; readonly account: string }[]
}

/**
 * Each as a pattern, the longest first: whatever its case, its accents and its blanks, the surname before or after, a
 * number in any of its groups. PostgreSQL and JavaScript read the same one; neither is asked for its idea of case.
 */
export function patternsOf({ name, email, phone, firm, country, accounts }: Called): string[] {
  const firms = firm?.trim() ? [firm.trim()] : []
  const names = [name, ...turned(name)].filter(one => one.trim() !== '')
  const texts = [
    // Where another was called so too, his firm stood beside his name.
    ...names.flatMap(one => firms.map(own => `${one} (${own})`)),
    ...names,
    ...firms.filter(isMoreThanAWord),
    ...[email, phone].flatMap(text => (text?.trim() ? [text.trim()] : [])),
  ]
  const wholly = [
    // One word is a word of the language too: only as he writes it, or in capitals.
    ...firms.filter(one => !isMoreThanAWord(one)).flatMap(one => [one, one.toUpperCase()]),
    ...accounts.filter(isNumber).map(({ account }) => account),
  ]
  return [
    ...[...new Set(texts)].toSorted((a, b) => b.length - a.length).map(inAnyWriting),
    ...[...new Set(wholly)].map(literally),
    ...inAnyGroups(dialled(phone, country)),
  ]
}

/** As PostgreSQL looks for any of these as words of their own; nothing where there is none. */
export const asPosix = (patterns: readonly string[]): string =>
  patterns.length === 0 ? '(?!)' : `(?<![[:alnum:]])(?:${patterns.join('|')})(?![[:alnum:]])`

/** Replaces each of these wherever it stands as words of their own. */
export function rewriting(patterns: readonly string[], instead: string): (text: string) => string {
  if (patterns.length === 0) return text => text
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return text => text.replace(found, instead)
}

/** A name's words that are a name by themselves: his first name and his surname, as others write them when they mean him. */
export const barePatterns = (name: string): string[] =>
  [...new Set(name.split(/[\s\u00a0\u202f]+/))].filter(word => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(word)).map(inAnyWriting)

/** "Marc Dubois" as lists have it: "Dubois Marc". */
function turned(name: string): string[] {
  const words = name.trim().split(/\s+/)
  return words.slice(1).map((_, n) => [...words.slice(n + 1), ...words.slice(0, n + 1)].join(' '))
}

const isMoreThanAWord = (text: string): boolean => /\p{L}[^\p{L}]+\p{L}/u.test(text)

/** The playground's accounts are words; those of Slack and Discord are numbers. */
const isNumber = ({ platform }: { readonly platform: string }): boolean => platform !== 'playground'

/** Each letter by all who write it; PostgreSQL and JavaScript agree on these. */
const variants: Readonly<Record<string, string>> = {
  ...{ a: 'àáâãäå', c: 'ç', e: 'èéêë', i: 'ìíîï', n: 'ñ', o: 'òóôõöø', u: 'ùúûü', y: 'ýÿ', z: 'ž', s: 'š' },
}
/** An accent that is set on a letter by a sign of its own. */
const accents = '[\\u0300-\\u036f]{0,2}'

function inAnyWriting(text: string): string {
  const bare = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  return bare.replace(/\s+|./gsu, sign => {
    if (/^\s/.test(sign)) return '[\\s\\u00a0\\u202f]{1,4}'
    const letter = sign.toLowerCase()
    if (/\p{L}/u.test(sign)) {
      const all = letter + (variants[letter] ?? '')
      return `[${[...new Set([...all, ...all.toUpperCase()])].join('')}]${accents}`
    }
    if (/['’]/.test(sign)) return "['’]"
    return /[-‐‑]/u.test(sign) ? '[-‐‑\\s]' : literally(sign)
  })
}

/** As it stands; a quotation mark as JSON writes it too. */
const literally = (text: string): string =>
  text.replace(/[^\p{L}\p{N}\s]/gu, sign =>
    sign === '"' ? '\\\\?"' : /[\\^\]]/.test(sign) ? `\\${sign}` : `[${sign}]`,
  )

const between = '[\\s\\u00a0\\u202f./()-]{0,3}'

/** A number however its figures are grouped, with its country's code or as at home. */
function inAnyGroups(e164: string | undefined): string[] {
  if (e164 === undefined) return []
  const figures = e164.slice(1)
  // A country's code has one figure to three: all that may follow one is at home, after a zero or not.
  return [1, 2, 3].flatMap(code => {
    const [abroad, home] = [figures.slice(0, code), figures.slice(code)]
    if (home.length < 6) return []
    const rest = [...home].join(between)
    return [
      `(?:(?:[+]|00)${between})?${[...abroad].join(between)}${between}(?:0${between})?${rest}`,
      `0${between}${rest}`,
    ]
  })
}
