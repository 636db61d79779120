import { expect, test } from 'vitest'
import { type Called, patternsOf, rewriting } from '../../src/terms/called.ts'

const marc: Called = {
  ...{ name: 'Marc-Étienne Dubois', email: 'marc@dubois.example', phone: '06 39 98 77 01', country: 'FR' },
  ...{ firm: 'Dubois Électricité', accounts: [{ platform: 'slack', account: 'U0MARC77' }] },
}
const left = (text: string, him = marc) => rewriting(patternsOf(him), '*')(text)

test('whoever is erased is found however others wrote him', () => {
  for (const written of [
    ...['Marc-Étienne Dubois', 'MARC-ETIENNE DUBOIS', 'Dubois Marc Etienne', 'Marc‑Étienne\u00a0Dubois'],
    // An accent as a sign of its own, as a Mac types it.
    'Marc-E\u0301tienne Dubois',
    ...['Marc@Dubois.example', 'dubois  electricite', 'Marc-Étienne Dubois (Dubois Électricité)'],
    ...['0639987701', '06.39.98.77.01', '+33 6 39 98 77 01', '+33 (0)6 39 98 77 01', '0033639987701', '33639987701'],
    'U0MARC77',
  ])
    expect([written, left(`Voir ${written}, lundi`)]).toEqual([written, 'Voir *, lundi'])
})

test('what only looks like him stays: a first name, a longer word, another number', () => {
  for (const text of [
    ...['Marc viendra', 'M. Dubois viendra', 'Dubois Électricités', 'amarc@dubois.example', '06 39 98 77 011'],
    ...['106 39 98 77 01', 'XU0MARC77'],
  ])
    expect(left(text)).toBe(text)
})

test('a firm of one word goes as it is written, not as the word of the language', () => {
  const him = { ...marc, firm: 'Soleil' }
  expect(left('Merci à Soleil et à SOLEIL', him)).toBe('Merci à * et à *')
  expect(left('Un peu de soleil', him)).toBe('Un peu de soleil')
})

test('an account of the playground is a word like another', () => {
  const him = { ...marc, accounts: [{ platform: 'playground', account: 'marc' }] }
  expect(left('Merci marc', him)).toBe('Merci marc')
})

test('without a name nothing is found', () => {
  expect(left('', { ...marc, name: '', email: null, phone: null, firm: null, accounts: [] })).toBe('')
})
