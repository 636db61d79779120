import { expect, test } from 'vitest'
import { wordsFor } from '../../src/words/words.ts'
import { filesOf, placeOf, type Text, textsOf } from './sources.ts'

/** How the club speaks: read in the sources, so that a sentence nobody has seen yet is held to it too. */

/** How a date is to be written: for the one writer of dates, not for a reader. */
const forms = new Set(['day of month'])
/** A text that a person reads: more than a code, a key or a name of a locale. */
const isSentence = ({ text }: Text) => /\p{L}{2}.*\s.*\p{L}/su.test(text) && !forms.has(text)
const french = filesOf('src/words/fr/**/*.ts').flatMap(textsOf)
const english = filesOf('src/words/en/**/*.ts').flatMap(textsOf)
const others = filesOf('src/platforms/**/*.{ts,js}', 'src/{start,operator,pages,report}/**/*.ts', 'src/*.ts').flatMap(
  textsOf,
)

const shown = ({ node, text, path }: Text) => `${placeOf(node)} ${path}: ${text.replaceAll('\n', ' ').slice(0, 100)}`
const found = (texts: readonly Text[], wrong: (text: Text) => boolean) => texts.filter(wrong).map(shown)

/** All plain texts of a language as the program holds them, by path; sentences that are made of facts are not among them. */
function plainTexts(words: unknown, path = ''): Map<string, string> {
  if (typeof words === 'string') return new Map([[path, words]])
  if (typeof words !== 'object' || words === null) return new Map()
  return new Map(Object.entries(words).flatMap(([key, value]) => [...plainTexts(value, path ? `${path}.${key}` : key)]))
}

test('there are sentences in both languages', () => {
  expect(french.filter(isSentence).length).toBeGreaterThan(200)
  expect(english.filter(isSentence).length).toBeGreaterThan(200)
})

test('nobody is shouted at', () => {
  expect(
    found(
      [...french, ...english, ...others],
      ({ text }) => /!\s?!/.test(text) || (text.match(/\p{L}\s?!/gu)?.length ?? 0) > 1,
    ),
  ).toEqual([])
})

test('the French words of a school report or a debt collector are not used', () => {
  const shunned = /\b(scores?|sanctions?|sanctionn\p{L}+|relanc\p{L}+|p[ée]nalit[ée]s?|feux? rouges?)(?!\p{L})/iu
  expect(found([...french, ...others], text => isSentence(text) && shunned.test(text.text))).toEqual([])
})

test('only organizers read “chasseur”', () => {
  // The founding text’s gentle word; a member never reads it about himself.
  const forOrganizers = /^standingWords\.(press\.|digest\.|(?:cleared|evidence|person)$)/
  const hunters = french.filter(({ text }) => /chasseur|chasseuse/i.test(text))
  expect(hunters.length).toBeGreaterThan(0)
  expect(hunters.filter(({ path }) => !forOrganizers.test(path)).map(shown)).toEqual([])
})

test('nobody reads that he, or another, is “to rebalance”: it chooses whom to help, and is no word about anybody', () => {
  // A code that a program reads is no sentence; whoever describes the group reads facts.
  const shunned = /rebalanc(?!e$)|to rebalance|à équilibrer|l’équilibre|un peu moins, ou|a little less, or/i
  expect(
    found([...french, ...english, ...others], ({ text }) => shunned.test(text) && text !== 'to-rebalance'),
  ).toEqual([])
})

test('no English is left in French', () => {
  const word =
    /(?<![\p{L}/’'-])(the|you|your|yours|and|with|this|that|these|is|are|was|of|nobody|please|type|press)(?![\p{L}’'-])/u
  expect(found(french, text => isSentence(text) && word.test(text.text))).toEqual([])
  const inEnglish = plainTexts(wordsFor({ language: 'en', address: 'vous' }))
  const same = [...plainTexts(wordsFor({ language: 'fr', address: 'vous' }))].filter(
    ([path, text]) => inEnglish.get(path) === text && /\s/.test(text.trim()) && !path.startsWith('speech'),
  )
  expect(same).toEqual([])
})

test('no French is left in English', () => {
  const word = /(?<![\p{L}/’'-])(le|la|les|des|une|vous|votre|avec|est|sont|pour|dans|qui|tapez)(?![\p{L}’'-])/u
  expect(found(english, text => isSentence(text) && word.test(text.text))).toEqual([])
})

test('what stands on a button fits one everywhere', () => {
  // Slack: 75 characters of a button’s text (Discord: 80).
  for (const language of ['fr', 'en'] as const) {
    const buttons = [...plainTexts(wordsFor({ language, address: 'vous' }))].filter(([path]) =>
      /\b(press|buttons)\./.test(path),
    )
    expect(buttons.length).toBeGreaterThan(20)
    expect(buttons.filter(([, text]) => text.length > 75 || text.trim() === '')).toEqual([])
  }
})

test('apostrophes and quotation marks are a printer’s', () => {
  expect(found([...french, ...english], ({ text }) => /\p{L}'\p{L}/u.test(text))).toEqual([])
  expect(found(french, text => isSentence(text) && /[“”"]/.test(text.text))).toEqual([])
})

test('whoever is called tu is not called vous', () => {
  // A rendez-vous is one for everybody; the questions of a one-to-one are read by two. One word alone is a name.
  const says = (words: string) => new RegExp(`(?<![\\p{L}-])(${words})(?!\\p{L})`, 'iu')
  const readByTwo = /^oneToOnes\.guide\./
  const sentences = (address: 'vous' | 'tu') =>
    [...plainTexts(wordsFor({ language: 'fr', address }))].filter(
      ([path, text]) => text.includes(' ') && !readByTwo.test(path),
    )
  expect(sentences('tu').filter(([, text]) => says('vous|votre|vos').test(text))).toEqual([])
  expect(sentences('vous').filter(([, text]) => says('tu|toi|ton|tes').test(text))).toEqual([])
})
