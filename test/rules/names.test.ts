import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someText } from '../../src/grammar/questions.ts'
import { folded, isBegunBy, isNamedBy, isSameName, nameKey, readingsOf, searchForm } from '../../src/terms/names.ts'

test.each([
  ['Paul Martin', 'MARTIN Paul'],
  ['Paul Martin', 'Paul  Martin'],
  ['Paul Martin', 'Paul\u00a0Martin'],
  ['Paul Martin', 'paul\u202f\u200bmartin'],
  ['Sophie Martin', 'Mme Sophie  Martin'],
  ['Sophie Martin', 'MARTIN Mme Sophie'],
  ['Sophie Martin', 'Madame Docteur Sophie Martin'],
  ['Anne Durand', 'Maître Anne Durand'],
  ['Anne Durand', 'Me Anne Durand'],
  ['Karim Haddad', 'M. Karim Haddad'],
  ['Karim Haddad', 'Mr. Karim Haddad'],
  ['Karim Haddad', 'Pr. Karim HADDAD'],
  ['Jane Hobbs', 'Mrs Jane Hobbs'],
  ['Éloïse D’Aubigné', 'd’aubigne eloise'],
  ['Éloïse D’Aubigné', "ELOISE D'AUBIGNE"],
  ['Éloïse D’Aubigné', 'Daubigné Éloïse'],
  ['Éloïse D’Aubigné', 'eloise d aubigne'],
  ['Jean-Pierre Roy', 'Jean\u2011Pierre Roy'],
  ['Jean-Pierre Roy', 'roy jean pierre'],
  ['Jean-Pierre Roy', 'Jean–Pierre Roy'],
  ['Jürgen Weiß', 'WEISS Jurgen'],
  ['Jürgen Weiß', 'Ju\u0308rgen WEIẞ'],
  ['Łukasz Sørensen', 'lukasz sorensen'],
  ['Inès Lebœuf', 'LEBOEUF Ines'],
  ['Zoë \u200dKlein', 'Zoe\ufeff Klein'],
  ['Paul Maître', 'Maître Paul'],
  ['Ｐａｕｌ Martin', 'Paul Martin'],
])('%s and %s are one name', (one, other) => {
  expect(isSameName(one, other)).toBe(true)
  expect(isSameName(other, one)).toBe(true)
})

test.each([
  ['Paul Martin', 'Paule Martin'],
  ['Paul Martin', 'Paul Martinez'],
  ['Paul Martin', 'Martin'],
  ['Mme Martin', 'Mme Durand'],
  ['M. Martin', 'Mme Martin'],
  ['Mme Martin', 'Martin'],
  ['Paul M. Martin', 'Paul Martin'],
  ['Maître', 'Madame'],
  ['Anne Maître', 'Anne'],
  ['अनिल', 'अनिला'],
  ['かき', 'がき'],
  ['', 'Paul Martin'],
  ['?', '!'],
])('%s and %s are two', (one, other) => {
  expect(isSameName(one, other)).toBe(false)
  expect(isSameName(other, one)).toBe(false)
})

const word = fc.constantFrom('Paul', 'martin', 'DUPONT', 'Éloïse', 'D’Aubigné', 'Jean-Pierre', 'Łuk', 'Weiß', 'Œdipe')
const name = fc.array(word, { minLength: 2, maxLength: 4 })
const blank = fc.constantFrom(' ', '  ', '\u00a0', '\u202f', '\t', ' \u200b', '\u2060 ')
const title = fc.constantFrom('', 'Mme', 'M.', 'Mlle', 'Dr', 'Pr.', 'Mrs', 'Mr.', 'Maître', 'monsieur')

test('whatever the order, case, blanks, form of composition, apostrophes, hyphens and titles, a name is itself', () => {
  fc.assert(
    fc.property(name, fc.array(blank, { minLength: 5, maxLength: 5 }), title, fc.nat(), (words, blanks, mr, turn) => {
      const turned = words.map((_, n) => words[(n + turn) % words.length]!)
      const said = [mr, ...turned].map((one, n) => `${one}${blanks[n]}`).join('')
      const otherwise = said.normalize('NFD').toUpperCase().replaceAll('’', "'").replaceAll('-', '\u2011')
      expect(isSameName(words.join(' '), otherwise)).toBe(true)
      expect(isNamedBy(words.join(' '), otherwise)).toBe(true)
    }),
  )
})

test('being one name is mutual, and holds of every text and itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      expect(isSameName(one, one)).toBe(true)
      expect(isSameName(one, other)).toBe(isSameName(other, one))
      expect(folded(folded(one))).toBe(folded(one))
    }),
    { numRuns: 500 },
  )
})

test('what is kept of a name as a hash is one, with a title or without, unless nothing else tells two apart', () => {
  expect(nameKey('Mme Sophie  MARTIN')).toBe(nameKey('Martin Sophie'))
  expect(nameKey('Jean\u2011Pierre Œuvrard')).toBe(nameKey('oeuvrard, jean pierre'))
  expect(nameKey('M. Martin')).not.toBe(nameKey('Mme Martin'))
  expect(nameKey('!!')).toBe('!!')
})

test('a member is found by words of his name, as they are shown or as a keyboard without their letters writes them', () => {
  for (const [name, typed] of [
    ['Saint Jean', 'Saint-Jean'],
    ['Marie de Saint-Jean', 'saint jean'],
    ['Łukasz Sørensen', 'Lukasz'],
    ['Éloïse D’Aubigné', 'aubigne'],
    ['Éloïse D’Aubigné', 'd’Aub'],
    ['Anne-Marie Petit', 'petit anne'],
    ['Sophie Martin', 'Mme Martin'],
  ] as const)
    expect([typed, isNamedBy(name, typed)]).toEqual([typed, true])
  expect(isNamedBy('Marc Marchenoir', 'Mar')).toBe(false)
  expect(isBegunBy('Marc Marchenoir', 'mar')).toBe(true)
  expect(isBegunBy('Marc Marchenoir', 'noir')).toBe(false)
  expect(readingsOf(' … ')).toEqual([])
})

test('names that read alike are kept alike, and are sorted as they are read', () => {
  expect(searchForm('Paul  MARTIN')).toBe(searchForm('Paul Martin'))
  expect(searchForm('Jean\u2011Pierre Roy')).toBe(searchForm('Jean-Pierre Roy'))
  expect(searchForm('Éloïse D’Aubigné')).toBe('eloise d aubigne daubigne')
  expect(['Zoé', 'Éva', 'Adam'].toSorted((a, b) => (searchForm(a) < searchForm(b) ? -1 : 1))).toEqual([
    'Adam',
    'Éva',
    'Zoé',
  ])
})

test('of several blanks in a row a name that is typed keeps one', async () => {
  const name = someText({ max: 80 })
  expect(await name.read('  Karim   Hadjadj \u00a0Fils ', {} as never)).toBe('Karim Hadjadj Fils')
  expect(await name.read('Anne\u00a0Petit', {} as never)).toBe('Anne\u00a0Petit')
})
