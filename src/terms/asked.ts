import { folded } from './names.ts'
import { smallWords, type TradeWords, tradeWords } from './trade-words.ts'

/**
 * What somebody looks for, as `search_members` of the database is told it: phrases of one number mean the same thing, the
 * first of them as it was typed. What has number 0 may be there or not.
 */
export type Asked = { readonly phrases: readonly string[]; readonly numbers: readonly number[] }

/** More words than a sentence has say nothing more. */
const mostWords = 12
/** In characters: no word is longer. */
const longestWord = 60

/** `L’immobilier` as it is compared with the lines of the table: without article, hyphens, plural. */
function keyOf(text: string): string {
  const words = folded(text).split(/[^\p{L}\p{N}]+/u)
  const first = words.length > 1 && /^(?:[ldjsnmtc]|qu)$/.test(words[0]!) ? 1 : 0
  return words
    .slice(first)
    .map(word => word.replace(/(?<=..)[sx]$/, ''))
    .filter(word => word !== '')
    .join(' ')
}

/** What a line says, as it may stand in somebody's profile; a sector stands there by its code. */
const saidBy = ({ fr, en, sector }: TradeWords): readonly string[] => [
  ...new Set([...(sector === undefined ? [] : [`sector${sector}`]), ...fr, ...en]),
]

/** By each word or words of the table, all that means the same. */
const known: ReadonlyMap<string, readonly string[]> = (() => {
  const by = new Map<string, string[]>()
  for (const line of tradeWords)
    for (const said of [...line.fr, ...line.en]) {
      const key = keyOf(said)
      by.set(key, [...(by.get(key) ?? []), ...saidBy(line)])
    }
  return by
})()

const longestKey = Math.max(...[...known.keys()].map(key => key.split(' ').length))
const small = new Set(smallWords.map(folded))

/** Whether one slip parts two words: a letter dropped, doubled or replaced, or two that changed places. */
function isSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  const from = [...long].findIndex((letter, n) => letter !== short[n])
  if (from < 0) return false
  const rest = long.slice(from + 1)
  return (
    rest === short.slice(from) ||
    (long.length === short.length &&
      (rest === short.slice(from + 1) ||
        (long[from] === short[from + 1] &&
          long[from + 1] === short[from] &&
          long.slice(from + 2) === short.slice(from + 2))))
  )
}

/** What means the same as a word that is begun, or has a slip in it. */
function meantBy(key: string): readonly string[] {
  if (key.length < 5) return []
  return [...known].flatMap(([word, said]) => (word.startsWith(key) || isSlip(word, key) ? said : []))
}

/** What is looked for by a typed text, in either language; nothing where it holds no word. */
export function askedBy(typed: string): Asked {
  const words = typed
    .toWellFormed()
    .slice(0, mostWords * longestWord)
    .split(/[^\p{L}\p{N}\p{M}\p{Pd}'’‘‛ʼʹ′`´＇\u00ad\u200b-\u200f\u2060]+/u)
    .filter(word => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
  const isSmall = words.map(word => small.has(folded(word)))
  // Where nothing else is typed, they are what is looked for.
  const allSmall = isSmall.every(Boolean)
  const phrases: string[] = []
  const numbers: number[] = []
  let number = 0
  const ask = (of: number, some: readonly string[]) => {
    phrases.push(...some)
    numbers.push(...some.map(() => of))
  }
  for (let at = 0; at < words.length; ) {
    const length = keyLengthAt(words, at)
    const own = words.slice(at, at + Math.max(length, 1)).join(' ')
    const isTrade = length > 1 || (length === 1 && (!isSmall[at] || allSmall))
    if (!isTrade && isSmall[at] && !allSmall) ask(0, [own])
    else ask(++number, [own, ...(known.get(keyOf(own)) ?? meantBy(keyOf(own)))])
    at += Math.max(length, 1)
  }
  return { phrases, numbers }
}

/** How many words from here are one of the table: the most that are; 0 for none. */
function keyLengthAt(words: readonly string[], at: number): number {
  for (let length = Math.min(longestKey, words.length - at); length > 0; length--)
    if (known.has(keyOf(words.slice(at, at + length).join(' ')))) return length
  return 0
}
