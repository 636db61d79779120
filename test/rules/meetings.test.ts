import { describe, expect, test } from 'vitest'
import {
  announcedAt,
  mayCallRoll,
  mayStillChange,
  nextByHabit,
  remindedAt,
  rollRemindedAt,
  startOf,
} from '../../src/club/meetings/rules.ts'
import type { Meeting } from '../../src/terms/meeting.ts'

const PARIS = 'Europe/Paris'
const day = (text: string) => Temporal.PlainDate.from(text)
const paris = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(PARIS).toInstant()
const wall = (at: Temporal.Instant | null) =>
  at?.toZonedDateTimeISO(PARIS).toPlainDateTime().toString({ smallestUnit: 'minute' }) ?? null

const breakfast: Meeting = {
  id: 'm',
  title: null,
  startsAt: paris('2026-12-03T07:45'),
  endsAt: paris('2026-12-03T09:15'),
  zone: PARIS,
  place: null,
  status: 'planned',
  closedAt: null,
  required: true,
  seats: null,
  series: null,
  revision: 0,
}

describe('when a meeting may be', () => {
  const start = (date: string, time: string) => {
    const read = startOf(day(date), Temporal.PlainTime.from(time), PARIS, paris('2026-11-23T12:00'))
    return 'refused' in read ? `${read.refused} (${read.field})` : wall(read)
  }

  test('ahead, at an hour that exists, and not in the wrong year', () => {
    expect(start('2026-12-03', '07:45')).toBe('2026-12-03T07:45')
    expect(start('2026-11-23', '11:59')).toBe('in the past (date)')
    expect(start('2036-12-03', '07:45')).toBe('too far ahead (date)')
    expect(start('2027-03-28', '02:30')).toBe('hour skipped (time)')
  })

  test('it is answered until it begins, and called from then on', () => {
    const before = paris('2026-12-03T07:44')
    expect(mayStillChange(breakfast, before)).toBeNull()
    expect(mayCallRoll(breakfast, before)?.refused).toBe('meeting not begun')
    expect(mayStillChange(breakfast, breakfast.startsAt)?.refused).toBe('meeting begun')
    expect(mayCallRoll(breakfast, breakfast.startsAt)).toBeNull()
    const cancelled = { ...breakfast, status: 'cancelled' as const }
    expect(mayStillChange(cancelled, before)?.refused).toBe('meeting cancelled')
    expect(mayCallRoll(cancelled, breakfast.startsAt)?.refused).toBe('meeting cancelled')
  })
})

describe('when it speaks', () => {
  test('it announces itself seven days before at 09:00, or at once', () => {
    const announced = (at: string, days?: number) => wall(announcedAt(breakfast.startsAt, PARIS, paris(at), days))
    expect(announced('2026-11-20T18:00')).toBe('2026-11-26T09:00')
    expect(announced('2026-11-20T18:00', 10)).toBe('2026-11-23T09:00')
    expect(announced('2026-11-30T18:00')).toBe('2026-11-30T18:00')
  })

  test('over the clock change the announcement keeps its hour', () => {
    const at = announcedAt(paris('2026-10-29T07:45'), PARIS, paris('2026-10-01T12:00'))
    expect(wall(at)).toBe('2026-10-22T09:00')
  })

  test('organizers hear of a missing roll at 10:00 the day after', () => {
    expect(wall(rollRemindedAt(breakfast.startsAt, PARIS))).toBe('2026-12-04T10:00')
  })

  const reader = { zone: PARIS, country: 'FR', ownHours: undefined }
  const reminded = (kind: 'unanswered' | 'coming', starts: string, at = '2026-11-20T18:00', more = {}) =>
    wall(remindedAt(kind, paris(starts), PARIS, { ...reader, ...more }, paris(at)))

  test('two days before at 10:00, and the afternoon before an early meeting', () => {
    expect(reminded('unanswered', '2026-12-03T07:45')).toBe('2026-12-01T10:00')
    expect(reminded('coming', '2026-12-03T07:45')).toBe('2026-12-02T17:00')
    expect(reminded('coming', '2026-12-03T12:30')).toBe('2026-12-03T10:00')
  })

  test('two days before a Monday breakfast is Friday at 17:00', () => {
    expect(reminded('unanswered', '2026-11-30T07:45')).toBe('2026-11-27T17:00')
    expect(reminded('coming', '2026-11-30T07:45')).toBe('2026-11-27T17:00')
    // For a dinner too: that morning the table is laid. Who comes is confirmed that morning.
    expect(reminded('unanswered', '2026-11-30T19:00')).toBe('2026-11-27T17:00')
    expect(reminded('coming', '2026-11-30T19:00')).toBe('2026-11-30T10:00')
  })

  test('a reminder whose time has passed at the planning is left out', () => {
    expect(reminded('unanswered', '2026-12-03T07:45', '2026-12-01T10:01')).toBeNull()
    expect(reminded('coming', '2026-12-03T07:45', '2026-12-01T10:01')).toBe('2026-12-02T17:00')
    expect(reminded('coming', '2026-12-03T07:45', '2026-12-02T17:01')).toBeNull()
    // Planned on a Sunday for Monday evening: the Saturday before has passed.
    expect(reminded('unanswered', '2026-11-30T19:00', '2026-11-29T12:00')).toBeNull()
  })

  test('a member in Montréal is not woken: his own hours count', () => {
    const montreal = { zone: 'America/Toronto', country: 'CA' }
    const at = remindedAt(
      'unanswered',
      paris('2026-12-03T07:45'),
      PARIS,
      { ...montreal, ownHours: undefined },
      paris('2026-11-20T18:00'),
    )
    expect(at?.toZonedDateTimeISO('America/Toronto').toPlainDateTime().toString()).toBe('2026-12-01T08:00:00')
  })
})

describe('the day a club would next meet', () => {
  const next = (cadence: string, weekday: string, last: string | null, today = '2026-11-23') =>
    nextByHabit(cadence, weekday, last === null ? null : day(last), day(today))?.toString()

  test('follows its habit from the last meeting on the list', () => {
    expect(next('fortnightly', 'thu', '2026-12-17')).toBe('2026-12-31')
    expect(next('weekly', 'thu', '2026-11-19')).toBe('2026-11-26')
    expect(next('monthly', 'thu', '2026-11-05')).toBe('2026-12-03')
    expect(next('monthly', 'thu', '2026-10-29')).toBe('2026-11-26')
    expect(next('quarterly', 'mon', '2026-09-14')).toBe('2026-12-14')
    expect(next('weekly', 'mon', null)).toBe('2026-11-30')
    expect(next('weekly', 'thu', '2026-01-29')).toBe('2026-11-26')
  })

  test('a club without a habit is asked', () => {
    expect(next('irregular', 'thu', null)).toBeUndefined()
    expect(nextByHabit(null, 'thu', null, day('2026-11-23'))).toBeNull()
  })
})
