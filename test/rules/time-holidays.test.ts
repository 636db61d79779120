import { describe, expect, test } from 'vitest'
import { isHoliday } from '../../src/time/holidays.ts'
import { countryOfZone, holidayCountry, isZone } from '../../src/time/zones.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('public holidays', () => {
  test('Whit Monday and 11 November are days off in France; Mothers’ Day and the day before Christmas are not', () => {
    expect(isHoliday('FR', day('2026-05-25'))).toBe(true)
    expect(isHoliday('FR', day('2026-11-11'))).toBe(true)
    expect(isHoliday('FR', day('2026-05-31'))).toBe(false)
    expect(isHoliday('FR', day('2026-12-24'))).toBe(false)
  })

  test.each(['FR-57', 'FR-67', 'FR-68', 'fr-57', 'FR-6AE'])('%s also rests on Good Friday and 26 December', part => {
    expect(isHoliday(part, day('2026-04-03'))).toBe(true)
    expect(isHoliday(part, day('2026-12-26'))).toBe(true)
    expect(isHoliday(part, day('2026-07-14'))).toBe(true)
    expect(isHoliday('FR', day('2026-04-03'))).toBe(false)
    expect(isHoliday('FR-21', day('2026-12-26'))).toBe(false)
  })

  test('Réunion keeps 20 December, under either of its codes', () => {
    expect(isHoliday('RE', day('2026-12-20'))).toBe(true)
    expect(isHoliday('FR-974', day('2026-12-20'))).toBe(true)
  })

  test('a holiday that falls on a Saturday is given back on the Monday where the law says so', () => {
    expect(isHoliday('GB', day('2026-12-28'))).toBe(true)
    expect(isHoliday('FR', day('2026-12-28'))).toBe(false)
  })

  test('holidays of several days count each day, also over the new year', () => {
    expect(isHoliday('RO', day('2026-01-02'))).toBe(true)
    expect(isHoliday('SZ', day('2027-01-01'))).toBe(true)
  })

  test('a country nobody knows, or none, has no holidays', () => {
    expect(isHoliday('XX', day('2026-12-25'))).toBe(false)
    expect(isHoliday(undefined, day('2026-12-25'))).toBe(false)
  })
})

describe('the country of a zone', () => {
  test.each([
    ['Europe/Paris', 'FR'],
    ['Indian/Reunion', 'RE'],
    ['Europe/Brussels', 'BE'],
    ['Europe/London', 'GB'],
    ['Europe/Berlin', 'DE'],
    ['America/New_York', 'US'],
    ['Asia/Kolkata', 'IN'],
    ['Europe/Kyiv', 'UA'],
    ['UTC', undefined],
  ])('%s -> %s', (zone, country) => expect(countryOfZone(zone)).toBe(country))

  test('the club’s country counts when it lies in the same one, being more precise', () => {
    expect(holidayCountry('Europe/Paris', 'FR-57')).toBe('FR-57')
    expect(holidayCountry('Europe/Zurich', 'FR-57')).toBe('CH')
    expect(holidayCountry('Europe/Paris', undefined)).toBe('FR')
    expect(holidayCountry('UTC', 'FR')).toBe('FR')
  })

  test('a zone is an IANA name', () => {
    expect(isZone('Europe/Paris')).toBe(true)
    expect(isZone('Europe/Dijon')).toBe(false)
    expect(isZone('+01:00')).toBe(false)
    expect(isZone('')).toBe(false)
  })
})
