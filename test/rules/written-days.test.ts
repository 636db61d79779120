import { expect, test } from 'vitest'
import { writtenTime } from '../../src/view/plain.ts'
import { writtenDay } from '../../src/words/french.ts'
import { asTyped } from '../kit/as-typed.ts'

/** Days as people write them. */

const fr = { language: 'fr', address: 'vous', zone: 'Europe/Paris' } as const
const en = { ...fr, language: 'en' } as const

test('French counts the first of a month, and only that', () => {
  expect(asTyped(writtenTime('2027-06-01T07:00:00Z', 'day', fr))).toBe('mardi 1er juin')
  expect(asTyped(writtenTime('2027-06-11T07:00:00Z', 'day', fr))).toBe('vendredi 11 juin')
  expect(asTyped(writtenTime('2027-06-01T07:00:00Z', 'day and hour', fr))).toBe('mardi 1er juin à 9 h')
  expect(asTyped(writtenTime('2027-06-01T07:00:00Z', 'day', en))).toBe('Tuesday 1 June')
  expect(writtenDay(Temporal.PlainDate.from('2026-12-01'))).toBe('mardi 1er décembre')
  expect(writtenDay(Temporal.PlainDate.from('2026-12-21'))).toBe('lundi 21 décembre')
})

test('a day further off than half a year says its year, so that “since 19 May” is not taken for next week', () => {
  const seen = Temporal.Instant.from('2027-05-13T06:00:00Z')
  expect(asTyped(writtenTime('2026-05-19T07:00:00Z', 'day', { ...fr, seen }))).toBe('mardi 19 mai 2026')
  expect(asTyped(writtenTime('2026-12-03T06:45:00Z', 'day', { ...fr, seen }))).toBe('jeudi 3 décembre')
  expect(asTyped(writtenTime('2028-05-19T07:00:00Z', 'day and hour', { ...en, seen }))).toBe(
    'Friday 19 May 2028 at 9:00',
  )
})
