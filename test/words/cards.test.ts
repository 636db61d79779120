import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { everyCard, fileOf, languages } from './cards.ts'

test.each(languages)('the cards people read stand in one file, which says what they say (%s)', language => {
  const found = everyCard(language)
  expect(
    readFileSync(fileOf(language), 'utf8') === found,
    'another wording: npm run cards, and read what changed',
  ).toBe(true)
})
