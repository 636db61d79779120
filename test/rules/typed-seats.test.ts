import { expect, test } from 'vitest'
import { readSeats } from '../../src/club/meetings/typed-seats.ts'

test.each([
  ['24', 24],
  ['20 places', 20],
  ['20 seats', 20],
  ['vingt places', 20],
  ['twenty seats', 20],
  ['Vingt-quatre couverts', 24],
  ['vingt et une', 21],
  ['soixante-dix-huit personnes', 78],
  ['quatre-vingts', 80],
  ['quatre-vingt-dix-neuf', 99],
  ['cent vingt places', 120],
  ['two hundred and fifty', 250],
  ['24 max.', 24],
  ['at most thirty', 30],
  ['beaucoup', null],
  ['20 chevaux', null],
  ['places', null],
  ['-3', null],
  ['1.5', null],
  ['', null],
] as const)('a capacity is typed as it is said: %s', (typed, seats) => {
  expect(readSeats(typed)).toBe(seats)
})
