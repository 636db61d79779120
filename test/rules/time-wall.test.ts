import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  lastWeekly,
  nextDaily,
  nextFirstOfMonth,
  nextTuesdayAt10,
  nextWeekly,
  readWall,
  type Weekday,
} from '../../src/time/wall.ts'

const PARIS = 'Europe/Paris'
// Both hemispheres, a half-hour change, a change at midnight, and a zone that never changes.
const ZONES = [
  PARIS,
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Dakar',
  'Africa/Casablanca',
]

const at = (text: string) => Temporal.Instant.from(text)
const wall = (instant: Temporal.Instant, zone: string) => instant.toZonedDateTimeISO(zone).toPlainDateTime().toString()

const instants = fc
  .integer({
    min: Temporal.Instant.from('2024-01-01T00:00Z').epochMilliseconds,
    max: Temporal.Instant.from('2031-01-01T00:00Z').epochMilliseconds,
  })
  .map(ms => Temporal.Instant.fromEpochMilliseconds(ms))
const zones = fc.constantFrom(...ZONES)
const weekdays = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7)

describe('a wall time becomes an instant', () => {
  const read = (text: string, zone = PARIS) => {
    const { at, clock } = readWall(Temporal.PlainDateTime.from(text), zone)
    return [at.toString(), clock]
  }

  test('on a plain day', () => {
    expect(read('2026-12-03T07:45')).toEqual(['2026-12-03T06:45:00Z', 'once'])
  })

  test('02:30 does not exist in the night of spring, and is named', () => {
    expect(read('2026-03-29T02:30')).toEqual(['2026-03-29T01:30:00Z', 'skipped'])
  })

  test('02:30 comes twice in the night of autumn; the first is taken, and named', () => {
    expect(read('2026-10-25T02:30')).toEqual(['2026-10-25T00:30:00Z', 'twice'])
  })
})

describe('the hours of the duties', () => {
  test('the evaluation after a Monday is the next day, after a Tuesday 10:00 a week later', () => {
    expect(nextTuesdayAt10(at('2026-11-23T08:00Z'), PARIS).toString()).toBe('2026-11-24T09:00:00Z')
    expect(nextTuesdayAt10(at('2026-11-24T09:00Z'), PARIS).toString()).toBe('2026-12-01T09:00:00Z')
  })

  test('pairs go out on the first Monday of the month at 10:00', () => {
    expect(nextFirstOfMonth(at('2026-11-23T08:00Z'), PARIS, 1, '10:00').toString()).toBe('2026-12-07T09:00:00Z')
    expect(nextFirstOfMonth(at('2026-12-07T09:00Z'), PARIS, 1, '10:00').toString()).toBe('2027-01-04T09:00:00Z')
    expect(nextFirstOfMonth(at('2026-11-01T08:00Z'), PARIS, 1, '10:00').toString()).toBe('2026-11-02T09:00:00Z')
  })

  test('the first 10:00 after an instant may be the same day', () => {
    expect(nextDaily(at('2026-06-01T07:59Z'), PARIS, '10:00').toString()).toBe('2026-06-01T08:00:00Z')
    expect(nextDaily(at('2026-06-01T08:00Z'), PARIS, '10:00').toString()).toBe('2026-06-02T08:00:00Z')
  })

  test('a week keeps its weekday and its wall time over every clock change', () => {
    fc.assert(
      fc.property(instants, zones, weekdays, (after, zone, weekday) => {
        const next = nextWeekly(after, zone, weekday, '10:00')
        expect(Temporal.Instant.compare(next, after)).toBe(1)
        expect(after.until(next).total('hours')).toBeLessThanOrEqual(7 * 24 + 1)
        expect(next.toZonedDateTimeISO(zone).dayOfWeek).toBe(weekday)
        expect(wall(next, zone)).toMatch(/T10:00:00$/)
        const inAWeek = nextWeekly(next, zone, weekday, '10:00')
        expect(wall(inAWeek, zone)).toBe(next.toZonedDateTimeISO(zone).add({ weeks: 1 }).toPlainDateTime().toString())
      }),
    )
  })

  test('the last evaluation at or before an instant is the one after which the next comes', () => {
    fc.assert(
      fc.property(instants, zones, weekdays, (instant, zone, weekday) => {
        const last = lastWeekly(instant, zone, weekday, '10:00')
        expect(Temporal.Instant.compare(last, instant)).toBeLessThanOrEqual(0)
        expect(nextWeekly(last, zone, weekday, '10:00').equals(nextWeekly(instant, zone, weekday, '10:00'))).toBe(true)
        expect(lastWeekly(last, zone, weekday, '10:00').equals(last)).toBe(true)
      }),
    )
  })
})
