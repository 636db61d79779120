import { unpunctuated } from '../grammar/line.ts'
import type { Named, WhoIs } from '../grammar/typed.ts'
import type { MemberRef } from '../terms/member.ts'
import { folded, isNamedBy, readingsOf } from '../terms/names.ts'
import { isRefusal, type Refusal } from '../terms/refusals.ts'

type FindMember = (typed: string) => Promise<MemberRef | Refusal>

/** Forms of address before a name, and the small words in one: nobody is called by them alone. */
const address = new Set([...['m', 'mme', 'mlle', 'monsieur', 'madame', 'mr', 'mrs', 'ms', 'miss', 'dr', 'maitre']])
const particles = new Set([
  'de',
  'du',
  'des',
  'le',
  'la',
  'les',
  'd',
  'l',
  'von',
  'van',
  'der',
  'el',
  'al',
  'ben',
  'of',
])

const bare = (word: string): string => unpunctuated(word.replace(/^@/, ''))
const isCapital = (word: string): boolean => /^\p{Lu}/u.test(bare(word))

/**
 * Whom words name that were typed without a mention, or with one of which the platform made nothing: a member of the club
 * by a word of his name and those of it that follow.
 */
export const whoIsAmong =
  (findMember: FindMember): WhoIs =>
  async said => {
    const next = said.findIndex((word, n) => n > 0 && word.startsWith('@'))
    const words = next < 0 ? said : said.slice(0, next)
    const titles = words.findIndex(word => !address.has(folded(bare(word))))
    const first = words[titles]
    if (first === undefined || !/\p{L}/u.test(first) || particles.has(folded(bare(first)))) return null
    const found = await findMember(bare(first))
    if (!isRefusal(found)) {
      // By an id of the club's list nobody calls anybody without saying that he does.
      if (!first.startsWith('@') && !isNamedBy(found.name, bare(first))) return null
      return { words: endOf(found, words, titles), value: found.id, known: true }
    }
    if (found.refused === 'several members') return amongSeveral(findMember, words, titles)
    if (found.refused !== 'unknown member') return { words: titles + 1, value: bare(first), known: true }
    const looksSo = words.length === 1 || (words.length <= 3 && words.every(isCapital))
    return looksSo ? { words: words.length, value: words.map(bare).join(' '), known: false } : null
  }

/** How far the words of his name go. */
function endOf({ name }: MemberRef, words: readonly string[], from: number): number {
  const his = new Set(readingsOf(name).flat())
  let end = from + 1
  while (end < words.length && readingsOf(bare(words[end]!)).some(parts => parts.every(part => his.has(part)))) end++
  return end
}

/** One of several who share a name, by the words that follow it; else the name, as far as it is theirs, which is asked about. */
async function amongSeveral(findMember: FindMember, words: readonly string[], from: number): Promise<Named> {
  const typed = (end: number) => words.slice(from, end).map(bare).join(' ')
  let end = from + 1
  while (end < Math.min(from + 4, words.length)) {
    const found = await findMember(typed(end + 1))
    if (!isRefusal(found)) return { words: endOf(found, words, end), value: found.id, known: true }
    if (found.refused !== 'several members') break
    end++
  }
  return { words: end, value: typed(end), known: true }
}
