/** Letters that no normal form takes apart, as people without them on their keyboard write them. */
const spelt: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ĸ: 'k' },
}

/** Marks that are set on Latin, Greek and Cyrillic letters; those that spell a word elsewhere stay. */
const accents = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g
/** Takes no room on a page: zero width, soft hyphens, marks of direction, variation selectors, fillers. */
const invisible = /\p{Cf}|\ufe0f|\u034f|\u115f|\u1160|\u3164|\uffa0/gu
/** In capitals or not: everything that is set for an apostrophe. */
const apostrophes = /['’‘‛ʼʹ′`´＇]/g
const dashes = /[\p{Pd}−]/gu

/** Nothing of what is folded but capitals and blanks. */
const plainText = /^[ -_a-~]*$/

/**
 * A text as texts are compared: lower case, without accents, ligatures, typographic apostrophes, dashes and blanks, and
 * without what nobody sees.
 */
export const folded = (text: string): string => (plainText.test(text) ? blanksIn(text.toLowerCase()) : unfolded(text))

const blanksIn = (text: string): string => text.replace(/\s+/g, ' ').trim()

const unfolded = (text: string): string =>
  blanksIn(
    text
      .replace(apostrophes, "'")
      .replace(invisible, '')
      .normalize('NFKD')
      .replace(accents, '')
      .toLowerCase()
      .replace(/[^\u0000-\u007f]/g, letter => spelt[letter] ?? letter)
      .replace(apostrophes, "'")
      .replace(dashes, '-'),
  )

/** What stands before a name and is none, in both languages; some of them are surnames where they stand elsewhere. */
const forms = new Set([
  ...['m', 'mm', 'monsieur', 'mme', 'mmes', 'madame', 'mlle', 'melle', 'mademoiselle', 'me', 'maitre'],
  ...['dr', 'dre', 'docteur', 'docteure', 'pr', 'pre', 'prof', 'professeur', 'professeure'],
  ...['mr', 'mister', 'mrs', 'ms', 'miss', 'mx', 'sir', 'doctor', 'professor'],
])
/** Of these, what nobody is called: left out wherever it stands (`DUPONT Mme Anne`). */
const nobodysName = new Set(['mme', 'mmes', 'mlle', 'melle', 'mrs', 'dr', 'mr'])

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** Without forms of address and titles; as it is where fewer words than these would be left. */
function untitled(words: readonly string[], least = 1): readonly string[] {
  const first = words.findIndex(word => !forms.has(word))
  const left = first < 0 ? [] : words.slice(first).filter(word => !nobodysName.has(word))
  return left.length < least ? words : left
}

/**
 * The readings of a person's name, each as its words in their order: with and without a form of address, what an
 * apostrophe joins as one word and as two (`D'Aubigné`, `d aubigne`). Hyphens part words. None for what holds no word. A
 * form of address stays where fewer words than `least` would be left: Mr Martin is not Mrs Martin.
 */
export function readingsOf(name: string, least = 1): readonly (readonly string[])[] {
  const text = folded(name)
  const parted = wordsOf(text)
  if (parted.length === 0) return []
  const joined = wordsOf(text.replaceAll("'", ''))
  const all = [parted, joined].flatMap(words => [words, untitled(words, least)])
  const keys = all.map(words => words.join(' '))
  return all.filter((_, n) => keys.indexOf(keys[n]!) === n)
}

const unordered = (words: readonly string[]) => words.toSorted().join(' ')

/**
 * Whether two names are written for one person: whatever the order of the words, case, accents, titles, blanks, hyphens.
 * Two people may be called so all the same: where it matters, somebody is asked.
 */
export function isSameName(one: string, other: string): boolean {
  const [these, those] = [one, other].map(name => new Set(readingsOf(name, 2).map(unordered)))
  return (
    [...these!].some(reading => those!.has(reading)) || (these!.size + those!.size === 0 && one.trim() === other.trim())
  )
}

/** One text for a person's name, of which only a hash is kept: the same however it is written, but for its apostrophes. */
export const nameKey = (name: string): string => unordered(untitled(wordsOf(folded(name)), 2)) || folded(name)

/**
 * Whether what was typed are words of the name, in any order; the last of several may be the beginning of one. A lone
 * beginning is no name.
 */
export function isNamedBy(name: string, typed: string): boolean {
  const words = new Set(readingsOf(name).flat())
  const isWord = (part: string, isBegun: boolean) => words.has(part) || (isBegun && startsOne(words, part))
  return readingsOf(typed).some(parts => parts.every((part, n) => isWord(part, n > 0 && n === parts.length - 1)))
}

/** Whether each typed word begins a word of the name: while it is being typed. */
export function isBegunBy(name: string, typed: string): boolean {
  const words = new Set(readingsOf(name).flat())
  return readingsOf(typed).some(parts => parts.every(part => startsOne(words, part)))
}

const startsOne = (words: ReadonlySet<string>, part: string) => [...words].some(word => word.startsWith(part))

/**
 * A name as it is kept beside its own to be found and sorted by: its words as written, then those that an apostrophe
 * joins. Two names that read alike have one.
 */
export function searchForm(name: string): string {
  const [words = [], ...others] = readingsOf(name)
  return [...words, ...new Set(others.flat().filter(word => !words.includes(word)))].join(' ') || folded(name)
}

/**
 * How somebody is called in a message to himself: `Gérard` of `Gérard Mougeot`, of `MOUGEOT Gérard` and of `Dr Gérard
 * Mougeot`. The whole name where that cannot be told.
 */
export function firstNameOf(fullName: string): string {
  const words = fullName.split(/\s+/).filter(word => word !== '' && !forms.has(folded(word).replace('.', '')))
  const isShouted = (word: string) => word.length > 1 && word === word.toUpperCase()
  return words.find(word => !isShouted(word)) ?? fullName
}
