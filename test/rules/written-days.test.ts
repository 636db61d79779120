import { expect, test } from 'vitest'
import { writeDate } from '../../src/terms/write-date.ts'
import { writtenDate, writtenTime } from '../../src/view/plain.ts'
import { asTyped } from '../kit/as-typed.ts'

/** Days as people write them. */

const fr = { language: 'fr', address: 'vous', zone: 'Europe/Paris' } as const
const en = { ...fr, language: 'en' } as const

test('French counts the first of a month, and only that', () => {
  expect(asTyped(writtenTime('2027-06-01T07:00:00Z', 'day', fr))).toBe('mardi 1er juin')
  expect(asTyped(writtenTime('2027-06-11T07:00:00Z', 'day', fr))).toBe('vendredi 11 juin')
  expect(asTyped(writtenTime('2027-06-01T07:00:00Z', 'day and hour', fr))).toBe('mardi 1er juin à 9 h')
  expect(asTyped(writtenTime('2027-06-01T07:00:00Z', 'day', en))).toBe('Tuesday 1 June')
  const today = Temporal.PlainDate.from('2026-11-27')
  expect(writeDate(Temporal.PlainDate.from('2026-12-01'), { language: 'fr', today })).toBe('mardi 1er décembre')
  expect(writeDate(Temporal.PlainDate.from('2026-12-21'), { language: 'fr', today })).toBe('lundi 21 décembre')
})

test('a day of another year than the one it is written in says which: “since 19 May” is this year’s', () => {
  const seen = Temporal.Instant.from('2027-05-13T06:00:00Z')
  expect(asTyped(writtenTime('2026-05-19T07:00:00Z', 'day', { ...fr, seen }))).toBe('mardi 19 mai 2026')
  expect(asTyped(writtenTime('2026-12-03T06:45:00Z', 'day', { ...fr, seen }))).toBe('jeudi 3 décembre 2026')
  expect(asTyped(writtenTime('2027-12-03T06:45:00Z', 'day', { ...fr, seen }))).toBe('vendredi 3 décembre')
  expect(asTyped(writtenTime('2028-05-19T07:00:00Z', 'day and hour', { ...en, seen }))).toBe(
    'Friday 19 May 2028 at 9:00',
  )
})

test('what is written is read as the day that was meant, whatever day, zone, language and reading day', () => {
  const months = {
    fr: /(janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)/,
    en: /(January|February|March|April|May|June|July|August|September|October|November|December)/,
  }
  for (let n = 0; n < 4_000; n++) {
    // Steps that share no factor with a year, a week or a day: every kind of day comes up.
    const at = Temporal.Instant.from('2019-06-15T22:30:00Z').add({ hours: n * 41 })
    const seen = Temporal.Instant.from('2020-01-01T00:10:00Z').add({ hours: (n * 977) % 60_000 })
    const zone = ['Europe/Paris', 'America/Guadeloupe', 'Pacific/Noumea', 'UTC'][n % 4]!
    const language = n % 2 === 0 ? 'fr' : 'en'
    const reader = { language, address: 'vous', zone, seen } as const
    const meant = at.toZonedDateTimeISO(zone).toPlainDate()
    const today = seen.toZonedDateTimeISO(zone).toPlainDate()
    for (const text of [
      asTyped(writtenTime(at.toString(), 'day', reader)),
      asTyped(writtenDate({ kind: 'date', day: meant.toString(), form: 'day of month' }, reader)),
    ]) {
      const [, month = ''] = months[language].exec(text) ?? []
      const number = months[language].source.slice(1, -1).split('|').indexOf(month) + 1
      const day = Number(/(?:^|\s)(\d{1,2})(?:er)?\s/.exec(text)?.[1])
      const year = Number(/\b(\d{4})$/.exec(text)?.[1] ?? today.year)
      expect([text, `${Temporal.PlainDate.from({ year, month: number, day })}`]).toEqual([text, `${meant}`])
    }
  }
})
