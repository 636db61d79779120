import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Arrival, allowedAt, isAllowed } from '../../src/notices/quiet-hours.ts'
import { isHoliday } from '../../src/time/holidays.ts'

const PARIS = { zone: 'Europe/Paris', country: 'FR' }
const paris = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Paris').toInstant()

/** Wall time in Paris at which a message due then arrives. */
const arrives = (kind: Arrival['class'], due: string, more: Partial<Arrival> = {}) =>
  allowedAt({ ...PARIS, class: kind, at: paris(due), ...more })
    .toZonedDateTimeISO('Europe/Paris')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

describe('who may disturb when', () => {
  test('an answer comes at once, on Christmas night too', () => {
    expect(arrives('answer', '2026-12-25T03:12')).toBe('2026-12-25T03:12')
  })

  test('what a member did comes at once, unless the reader keeps it for the morning', () => {
    expect(arrives('personal', '2026-11-27T22:10')).toBe('2026-11-27T22:10')
    expect(arrives('personal', '2026-11-26T22:10', { keepForMorning: true })).toBe('2026-11-27T08:00')
  })

  test('the bot on its own waits for 08:00, over week-ends and holidays', () => {
    expect(arrives('club', '2026-11-24T10:00')).toBe('2026-11-24T10:00')
    expect(arrives('club', '2026-11-24T07:59')).toBe('2026-11-24T08:00')
    expect(arrives('club', '2026-11-24T18:59')).toBe('2026-11-24T18:59')
    expect(arrives('club', '2026-11-24T19:00')).toBe('2026-11-25T08:00')
    expect(arrives('club', '2026-11-27T19:00')).toBe('2026-11-30T08:00')
    expect(arrives('club', '2026-12-24T20:00')).toBe('2026-12-28T08:00')
    // 13 May 2026, the evening before Ascension Day.
    expect(arrives('club', '2026-05-13T20:00')).toBe('2026-05-15T08:00')
  })

  test('Boxing Day is no working day in Metz, and Good Friday neither', () => {
    expect(arrives('club', '2026-04-03T10:00', { country: 'FR-57' })).toBe('2026-04-07T08:00')
    expect(arrives('club', '2026-04-03T10:00')).toBe('2026-04-03T10:00')
  })

  test('the member’s own setting comes first', () => {
    const early = { ownHours: { from: '06:30', to: '12:00' } }
    expect(arrives('club', '2026-11-24T05:00', early)).toBe('2026-11-24T06:30')
    expect(arrives('club', '2026-11-24T14:00', early)).toBe('2026-11-25T06:30')
    const always = { ownHours: { from: '08:00', to: '22:00', weekEnds: true, holidays: true } }
    expect(arrives('club', '2026-11-28T21:00', always)).toBe('2026-11-28T21:00')
    expect(arrives('club', '2026-12-25T10:00', always)).toBe('2026-12-25T10:00')
    const baker = { ownHours: { from: '20:00', to: '02:00' } }
    expect(arrives('club', '2026-11-24T10:00', baker)).toBe('2026-11-24T20:00')
    expect(arrives('club', '2026-11-24T01:30', baker)).toBe('2026-11-24T01:30')
  })

  test('a channel is spoken to between 08:00 and 19:00, any day', () => {
    expect(arrives('channel', '2026-11-28T09:00')).toBe('2026-11-28T09:00')
    expect(arrives('channel', '2026-12-25T20:00')).toBe('2026-12-26T08:00')
  })
})

describe('a message that would come too late is brought forward', () => {
  test('"that morning" for a meeting at 07:45 is the afternoon before at 17:00', () => {
    expect(arrives('club', '2026-12-03T10:00', { speaksOf: paris('2026-12-03T07:45') })).toBe('2026-12-02T17:00')
  })

  test('that morning for a lunch is that morning', () => {
    expect(arrives('club', '2026-12-03T10:00', { speaksOf: paris('2026-12-03T12:00') })).toBe('2026-12-03T10:00')
  })

  test('"two days before" a Monday meeting is Friday at 17:00', () => {
    expect(arrives('club', '2026-11-28T10:00', { speaksOf: paris('2026-11-30T07:45') })).toBe('2026-11-27T17:00')
  })

  test('the last allowed day before is no holiday', () => {
    // Thursday 12 November, after the holiday of the 11th.
    expect(arrives('club', '2026-11-12T10:00', { speaksOf: paris('2026-11-12T07:45') })).toBe('2026-11-10T17:00')
  })

  test('his last allowed minute, if that is earlier than 17:00', () => {
    const mornings = { ownHours: { from: '08:00', to: '12:00' }, speaksOf: paris('2026-12-03T07:45') }
    expect(arrives('club', '2026-12-03T10:00', mornings)).toBe('2026-12-02T11:59')
    const evenings = { ownHours: { from: '18:00', to: '21:00' }, speaksOf: paris('2026-12-03T07:45') }
    expect(arrives('club', '2026-12-03T10:00', evenings)).toBe('2026-12-02T18:00')
  })

  test('two hours before is early enough, a minute less is not', () => {
    const thing = (text: string) => ({ speaksOf: paris(text) })
    expect(arrives('club', '2026-12-02T20:00', thing('2026-12-03T10:00'))).toBe('2026-12-03T08:00')
    expect(arrives('club', '2026-12-02T20:00', thing('2026-12-03T09:59'))).toBe('2026-12-02T17:00')
  })
})

describe('at any moment, in any of these places', () => {
  const places = fc.constantFrom(
    { zone: 'Europe/Paris', country: 'FR' },
    { zone: 'Europe/Paris', country: 'FR-57' },
    { zone: 'America/New_York', country: 'US' },
    { zone: 'Australia/Lord_Howe', country: 'AU' },
    { zone: 'America/Santiago', country: 'CL' },
    { zone: 'Africa/Dakar', country: 'SN' },
  )
  // The fortnights around both clock changes of the year, and the feasts at its end.
  const moments = fc
    .tuple(
      fc.constantFrom(
        '2026-03-08T12:00Z',
        '2026-03-29T01:00Z',
        '2026-04-05T01:00Z',
        '2026-10-04T01:00Z',
        '2026-10-25T01:00Z',
        '2026-11-01T06:00Z',
        '2026-12-26T12:00Z',
      ),
      fc.integer({ min: -7 * 24 * 60, max: 7 * 24 * 60 }),
    )
    .map(([around, minutes]) => Temporal.Instant.from(around).add({ minutes }))
  const hours = fc.constantFrom(
    undefined,
    { from: '06:00', to: '12:00' },
    { from: '02:30', to: '20:00', weekEnds: true },
    { from: '20:00', to: '02:30', holidays: true },
  )

  const quiet = (at: Temporal.Instant, a: Pick<Arrival, 'zone' | 'country' | 'ownHours'>) => {
    const { from, to, weekEnds, holidays } = { from: '08:00', to: '19:00', ...a.ownHours } as NonNullable<
      Arrival['ownHours']
    >
    const wall = at.toZonedDateTimeISO(a.zone)
    const time = wall.toPlainTime().toString()
    const within = from < to ? time >= from && time < to : time >= from || time < to
    return !within || (wall.dayOfWeek > 5 && !weekEnds) || (!holidays && isHoliday(a.country, wall.toPlainDate()))
  }

  test('a club message never comes in quiet hours, brought forward or not', () => {
    fc.assert(
      fc.property(places, moments, hours, fc.option(fc.integer({ min: 0, max: 200 })), (place, at, ownHours, ahead) => {
        const speaksOf = ahead === null ? undefined : at.add({ hours: ahead })
        const comes = allowedAt({ ...place, class: 'club', at, ownHours, speaksOf })
        expect(quiet(comes, { ...place, ownHours })).toBe(false)
        expect(isAllowed({ ...place, at: comes, ownHours })).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('it comes before what it speaks of, and if it waited, two hours before at least', () => {
    fc.assert(
      fc.property(places, moments, hours, fc.integer({ min: -12, max: 200 }), (place, at, ownHours, ahead) => {
        const speaksOf = at.add({ hours: ahead })
        const comes = allowedAt({ ...place, class: 'club', at, ownHours, speaksOf })
        expect(Temporal.Instant.compare(comes, speaksOf)).toBe(-1)
        if (Temporal.Instant.compare(comes, at) >= 0)
          expect(comes.until(speaksOf).total('hours')).toBeGreaterThanOrEqual(2)
      }),
      { numRuns: 300 },
    )
  })

  test('what is due earlier never comes later, and what may come stays where it is', () => {
    fc.assert(
      fc.property(places, moments, moments, hours, (place, a, b, ownHours) => {
        const [first, second] = Temporal.Instant.compare(a, b) < 0 ? [a, b] : [b, a]
        const comes = (at: Temporal.Instant) => allowedAt({ ...place, class: 'club', at, ownHours })
        expect(Temporal.Instant.compare(comes(first), comes(second))).toBeLessThanOrEqual(0)
        expect(Temporal.Instant.compare(comes(first), first)).toBeGreaterThanOrEqual(0)
        expect(comes(comes(first)).equals(comes(first))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('a channel is never spoken to at night', () => {
    fc.assert(
      fc.property(places, moments, (place, at) => {
        const { hour } = allowedAt({ ...place, class: 'channel', at }).toZonedDateTimeISO(place.zone)
        expect(hour >= 8 && hour < 19).toBe(true)
      }),
    )
  })
})
