import { expect, test } from 'vitest'
import { askedBy } from '../../src/terms/asked.ts'
import { folded } from '../../src/terms/names.ts'
import { smallWords, tradeWords } from '../../src/terms/trade-words.ts'

test('every line of the table says a trade in both languages, and each of its words finds all of them', () => {
  for (const { fr, en } of tradeWords) {
    expect(fr.length * en.length).toBeGreaterThan(0)
    for (const said of [...fr, ...en]) {
      const { phrases, numbers } = askedBy(said)
      expect(phrases).toEqual(expect.arrayContaining([...fr, ...en]))
      expect(new Set(numbers)).toEqual(new Set([1]))
    }
  }
})

test('no word of the table stands in a line twice, and small words are no trades of more than two letters', () => {
  for (const { fr, en } of tradeWords)
    for (const words of [fr, en]) expect(new Set(words.map(folded)).size).toBe(words.length)
  const trades = new Set(tradeWords.flatMap(({ fr, en }) => [...fr, ...en]).map(folded))
  expect(smallWords.filter(word => word.length > 2 && trades.has(folded(word)))).toEqual([])
})

test('what is typed is parted into what must fit and what may be there', () => {
  const numbersOf = (typed: string) => {
    const { phrases, numbers } = askedBy(typed)
    return Object.fromEntries(phrases.toReversed().map((phrase, n) => [phrase, numbers.toReversed()[n]]))
  }
  expect(numbersOf('un menuisier à Beaune')).toMatchObject({ un: 0, menuisier: 1, carpenter: 1, à: 0, Beaune: 2 })
  expect(numbersOf('real estate agent in Lyon')).toMatchObject({
    'real estate agent': 1,
    immobilier: 1,
    in: 0,
    Lyon: 2,
  })
  expect(numbersOf('M. Marc Petit')).toEqual({ M: 0, Marc: 1, Petit: 2 })
  expect(numbersOf('experts-comptables')).toMatchObject({ accountant: 1 })
  expect(numbersOf('acountant')).toMatchObject({ comptable: 1 })
  expect(numbersOf('bâtiment')).toMatchObject({ sectorconstruction: 1, btp: 1 })
  // Where nothing else is typed, small words are what is looked for.
  expect(numbersOf('the')).toEqual({ the: 1 })
  expect(askedBy('&|!:*() 🎉')).toEqual({ phrases: [], numbers: [] })
})
