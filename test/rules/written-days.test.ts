import { describe, expect, test } from 'vitest'
import { drawLine } from '../../src/platforms/discord/text.ts'
import { richLine } from '../../src/platforms/slack/text.ts'
import { writeDate } from '../../src/terms/write-date.ts'
import { plainLine, type Room, writtenDate, writtenTime } from '../../src/view/plain.ts'
import { dayOfMeeting, line, begins as meets } from '../../src/words/line.ts'
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

describe('what happens somewhere is told at the hour there', () => {
  const begins = (at: string, zone: string, reader: Room) =>
    asTyped(plainLine(line`${meets({ startsAt: Temporal.Instant.from(at), zone, place: 'Hôtel de la Gare' })}`, reader))
  const from = (zone: string, how: Partial<Room> = {}): Room => ({ ...fr, zone, typed: command => command, ...how })

  test.each([
    // Winter in Paris: Montreal is six hours behind, Nouméa ten ahead, and on another day.
    ['2026-12-03T13:45:00Z', 'America/Montreal', 'jeudi 3 décembre à 14 h 45 (8 h 45 pour vous)'],
    ['2026-12-03T13:45:00Z', 'Pacific/Noumea', 'jeudi 3 décembre à 14 h 45 (vendredi 4 décembre à 0 h 45 pour vous)'],
    ['2026-12-03T06:45:00Z', 'Asia/Kolkata', 'jeudi 3 décembre à 7 h 45 (12 h 15 pour vous)'],
    // Another name for the same clock.
    ['2026-12-03T13:45:00Z', 'Europe/Brussels', 'jeudi 3 décembre à 14 h 45'],
    // Tunis and Paris show the same hour in winter, and not in summer.
    ['2026-12-03T13:45:00Z', 'Africa/Tunis', 'jeudi 3 décembre à 14 h 45'],
    ['2027-06-03T12:45:00Z', 'Africa/Tunis', 'jeudi 3 juin à 14 h 45 (13 h 45 pour vous)'],
  ])('%s is read in %s as « %s »', (at, zone, text) => expect(begins(at, 'Europe/Paris', from(zone))).toBe(text))

  test('as the reader is spoken to', () => {
    const at = '2026-12-03T13:45:00Z'
    expect(begins(at, 'Europe/Paris', from('Europe/London', { address: 'tu' }))).toContain('(13 h 45 pour toi)')
    expect(begins(at, 'Europe/Paris', from('Europe/London', { language: 'en' }))).toBe(
      'Thursday 3 December at 14:45 (13:45 your time)',
    )
  })

  test('a day alone is the day there', () => {
    const meeting = { startsAt: Temporal.Instant.from('2026-12-03T13:45:00Z'), zone: 'Europe/Paris', place: null }
    expect(asTyped(plainLine(line`${dayOfMeeting(meeting)}`, from('Pacific/Noumea')))).toBe('jeudi 3 décembre')
  })

  test('Slack and Discord write it so too; without a place, and in the same zone, they write each reader’s own', () => {
    const startsAt = Temporal.Instant.from('2026-12-03T13:45:00Z')
    const here = { startsAt, zone: 'Europe/Paris', place: 'Hôtel de la Gare' }
    const call = { ...here, place: null }
    const both = (meeting: typeof here | typeof call, reader: Room) => [
      asTyped(drawLine(line`${meets(meeting)}`, reader)),
      ...richLine(line`${meets(meeting)}`, reader).map(piece => ('text' in piece ? asTyped(piece.text) : piece.type)),
    ]
    const told = 'jeudi 3 décembre à 14 h 45'
    const own = `<t:${startsAt.epochMilliseconds / 1000}:F>`
    expect(both(here, from('Europe/Paris'))).toEqual([told, told])
    expect(both(call, from('Europe/Paris'))).toEqual([own, 'date'])
    for (const meeting of [here, call])
      expect(both(meeting, from('Europe/London'))).toEqual(Array(2).fill(`${told} (13 h 45 pour vous)`))
  })
})
