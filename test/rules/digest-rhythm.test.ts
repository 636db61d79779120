import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movedTo, nextDigestAt, type Rhythm, usualRhythm } from '../../src/club/digest/rhythm.ts'
import { weekBefore } from '../../src/club/digest/rules.ts'
import { isHoliday } from '../../src/time/holidays.ts'

const zone = 'Europe/Paris'
const paris = { zone, country: 'FR' }
const at = (wall: string) => Temporal.ZonedDateTime.from(`${wall}[${zone}]`).toInstant()
const written = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
const next = (after: string, rhythm = usualRhythm, where: Parameters<typeof nextDigestAt>[2] = paris) =>
  written(nextDigestAt(at(after), rhythm, where))

describe('the digest', () => {
  it('comes on Monday at 8:00, on both sides of a clock change', () => {
    expect(next('2026-10-20T09:00')).toBe('2026-10-26T08:00')
    expect(next('2026-11-23T08:00')).toBe('2026-11-30T08:00')
  })

  it('or on the next working day: after Easter Monday, after a Christmas that is a Monday', () => {
    expect(next('2026-04-05T12:00')).toBe('2026-04-07T08:00')
    expect(next('2028-12-24T12:00')).toBe('2028-12-26T08:00')
    expect(next('2026-04-05T12:00', usualRhythm, { zone, country: undefined })).toBe('2026-04-06T08:00')
  })

  it('or at the day and hour that its club chose; before a holiday where the week has no working day left', () => {
    expect(next('2026-11-23T08:00', { day: 3, time: '17:30' })).toBe('2026-11-25T17:30')
    // 1 May 2026 is a Friday, 11 November a Wednesday.
    expect(next('2026-04-27T08:00', { day: 5, time: '09:00' })).toBe('2026-04-30T09:00')
    expect(next('2026-11-09T08:00', { day: 3, time: '09:00' })).toBe('2026-11-12T09:00')
  })
})

const rhythms = fc.record({
  day: fc.integer({ min: 1, max: 5 }),
  time: fc.constantFrom('08:00', '09:30', '12:00', '18:59'),
})
const wheres = fc.constantFrom(
  paris,
  { zone: 'America/Montreal', country: 'CA' },
  { zone: 'Asia/Tokyo', country: 'JP' },
  { zone: 'Pacific/Auckland', country: undefined },
)
const start = at('2024-01-01T00:00').epochMilliseconds
const instants = fc
  .integer({ min: 0, max: 10 * 365 * 24 * 60 })
  .map(minutes => Temporal.Instant.fromEpochMilliseconds(start + minutes * 60_000))

describe('whatever is chosen', () => {
  it('each week has one digest, of the week before, on a working day of that week', () => {
    fc.assert(
      fc.property(instants, rhythms, wheres, (from, rhythm, where) => {
        let now = from
        const told: string[] = []
        for (let n = 0; n < 12; n++) {
          now = nextDigestAt(now, rhythm, where)
          const local = now.toZonedDateTimeISO(where.zone)
          expect(local.dayOfWeek).toBeLessThan(6)
          expect(isHoliday(where.country, local.toPlainDate())).toBe(false)
          expect(local.toPlainTime().toString({ smallestUnit: 'minute' })).toBe(rhythm.time)
          told.push(weekBefore(now, where.zone).monday.toString())
        }
        const weeks = told.map(monday => Temporal.PlainDate.from(monday))
        for (const [n, week] of weeks.entries()) if (n > 0) expect(weeks[n - 1]!.until(week).days).toBe(7)
      }),
      { numRuns: 60 },
    )
  })

  it('and however often it is chosen anew, no week has two and none that is still to come goes without', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 * 24 * 60 }), rhythms), { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(instants, rhythms, steps, wheres, (from, first, chosen, where) => {
        let [now, rhythm] = [from, first as Rhythm]
        let asked = nextDigestAt(now, rhythm, where)
        const told: string[] = []
        const sends = (until: Temporal.Instant) => {
          while (Temporal.Instant.compare(asked, until) <= 0) {
            told.push(weekBefore(asked, where.zone).monday.toString())
            asked = nextDigestAt(asked, rhythm, where)
          }
        }
        for (const [minutes, other] of chosen) {
          now = now.add({ minutes })
          sends(now)
          rhythm = other
          asked = movedTo(rhythm, { now, asked }, where)
        }
        sends(now.add({ hours: 24 * 30 }))
        const weeks = told.map(monday => Temporal.PlainDate.from(monday))
        for (const [n, week] of weeks.entries()) if (n > 0) expect(weeks[n - 1]!.until(week).days).toBe(7)
      }),
      { numRuns: 150 },
    )
  })
})
