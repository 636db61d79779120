import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { announcedAt, remindedAt, rollRemindedAt } from '../../src/club/meetings/rules.ts'
import { allowedAt } from '../../src/notices/quiet-hours.ts'
import type { Speech } from '../../src/terms/speech.ts'
import {
  daysOf,
  type Nth,
  nextDaysOf,
  nthOf,
  type Recurrence,
  ruleOf,
  ruleText,
  startOn,
} from '../../src/time/recurrence.ts'
import type { Weekday } from '../../src/time/wall.ts'
import { readRecurrence } from '../../src/time/written-recurrence.ts'
import { wordsFor } from '../../src/words/words.ts'
import { alikeZones } from '../kit/zones.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const texts = (days: readonly Temporal.PlainDate[]) => days.map(String)

describe('the days of a rule', () => {
  const from = (first: string, rule: Recurrence, many = 4) => texts(nextDaysOf(rule, day(first), day(first), many))

  test('every second Thursday, counted from its first', () => {
    expect(from('2026-12-03', { every: 'weeks', count: 2, weekday: 4 })).toEqual([
      ...['2026-12-03', '2026-12-17', '2026-12-31', '2027-01-14'],
    ])
  })

  test('every six weeks; asked for years later, it still counts from its first', () => {
    const rule = { every: 'weeks', count: 6, weekday: 4 } as const
    expect(from('2026-12-03', rule)).toEqual(['2026-12-03', '2027-01-14', '2027-02-25', '2027-04-08'])
    expect(texts(daysOf(rule, day('2026-12-03'), day('2032-03-01'), day('2032-04-15')))).toEqual(['2032-03-18'])
  })

  test('the first Tuesday of the month', () => {
    expect(from('2026-12-01', { every: 'months', count: 1, weekday: 2, nths: [1] })).toEqual([
      ...['2026-12-01', '2027-01-05', '2027-02-02', '2027-03-02'],
    ])
  })

  test('the fifth Friday, in the months that have one', () => {
    expect(from('2026-12-01', { every: 'months', count: 1, weekday: 5, nths: [5] })).toEqual([
      ...['2027-01-29', '2027-04-30', '2027-07-30', '2027-10-29'],
    ])
  })

  test('the last Thursday, the last working day, the last day', () => {
    expect(from('2026-12-01', { every: 'months', count: 1, weekday: 4, nths: [-1] })).toEqual([
      ...['2026-12-31', '2027-01-28', '2027-02-25', '2027-03-25'],
    ])
    expect(from('2027-01-01', { every: 'months', count: 1, workingDay: -1 })).toEqual([
      ...['2027-01-29', '2027-02-26', '2027-03-31', '2027-04-30'],
    ])
    expect(from('2028-01-01', { every: 'months', count: 1, date: -1 })).toEqual([
      ...['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'],
    ])
  })

  test('the first and third Thursday; the fourth and the last, which are one day where a month has four', () => {
    expect(from('2026-12-01', { every: 'months', count: 1, weekday: 4, nths: [1, 3] }, 5)).toEqual([
      ...['2026-12-03', '2026-12-17', '2027-01-07', '2027-01-21', '2027-02-04'],
    ])
    expect(from('2026-12-01', { every: 'months', count: 1, weekday: 4, nths: [4, -1] })).toEqual([
      ...['2026-12-24', '2026-12-31', '2027-01-28', '2027-02-25'],
    ])
    // Every second month, counted from that of the first day.
    expect(from('2026-12-17', { every: 'months', count: 2, weekday: 4, nths: [1, 3] })).toEqual([
      ...['2026-12-17', '2027-02-04', '2027-02-18', '2027-04-01'],
    ])
  })

  test('a date that some months have not', () => {
    expect(from('2026-12-31', { every: 'months', count: 1, date: 31 })).toEqual([
      ...['2026-12-31', '2027-01-31', '2027-03-31', '2027-05-31'],
    ])
  })

  test('every third month', () => {
    expect(from('2026-12-10', { every: 'months', count: 3, weekday: 4, nths: [2] })).toEqual([
      ...['2026-12-10', '2027-03-11', '2027-06-10', '2027-09-09'],
    ])
  })
})

const weekdays = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7)
/** One of the month's, or several. */
const ranks = fc.subarray<Nth>([1, 2, 3, 4, 5, -1], { minLength: 1 })
const rules: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ every: fc.constant('weeks' as const), count: fc.integer({ min: 1, max: 12 }), weekday: weekdays }),
  fc.record({
    every: fc.constant('months' as const),
    count: fc.constantFrom(1, 2, 3),
    weekday: weekdays,
    nths: ranks,
  }),
  fc.record({
    every: fc.constant('months' as const),
    count: fc.constantFrom(1, 2, 3),
    date: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant(-1)),
  }),
  fc.record({
    every: fc.constant('months' as const),
    count: fc.constantFrom(1, 2, 3),
    workingDay: fc.constantFrom<1 | -1>(1, -1),
  }),
)
const days = fc.integer({ min: 0, max: 365 * 6 }).map(days => day('2026-01-01').add({ days }))

/** Whether a rule names a day, told without any library: by looking at that day's month alone. */
function isNamed(rule: Recurrence, first: Temporal.PlainDate, on: Temporal.PlainDate): boolean {
  if (Temporal.PlainDate.compare(on, first) < 0) return false
  if (rule.every === 'weeks') {
    const monday = (one: Temporal.PlainDate) => one.subtract({ days: one.dayOfWeek - 1 })
    return on.dayOfWeek === rule.weekday && (monday(first).until(monday(on)).days / 7) % rule.count === 0
  }
  const months = (on.year - first.year) * 12 + on.month - first.month
  if (months % rule.count !== 0) return false
  if ('date' in rule) return on.day === (rule.date === -1 ? on.daysInMonth : rule.date)
  if ('weekday' in rule) {
    const isLast = on.day + 7 > on.daysInMonth
    return on.dayOfWeek === rule.weekday && rule.nths.some(nth => (nth === -1 ? isLast : nthOf(on) === nth))
  }
  const rest = Array.from({ length: rule.workingDay === -1 ? on.daysInMonth - on.day : on.day - 1 }, (_, n) =>
    on.add({ days: (n + 1) * -rule.workingDay }),
  )
  return on.dayOfWeek <= 5 && rest.every(other => other.dayOfWeek > 5)
}

test('the days of any rule are those it names, from wherever one looks', () => {
  fc.assert(
    fc.property(
      rules,
      days,
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 0, max: 400 }),
      (rule, first, after, long) => {
        const from = first.add({ days: after })
        const all = Array.from({ length: long + 1 }, (_, n) => from.add({ days: n }))
        expect(texts(daysOf(rule, first, from, from.add({ days: long })))).toEqual(
          texts(all.filter(one => isNamed(rule, first, one))),
        )
      },
    ),
    { numRuns: 150 },
  )
})

test('a rule reads back as it was written', () => {
  fc.assert(
    fc.property(rules, rule => {
      expect(ruleOf(ruleText(rule))).toEqual(rule)
    }),
  )
})

test('in words of either language a rule reads back as the same rule', () => {
  const spoken = fc.constantFrom('fr', 'en').map(language => wordsFor({ language, address: 'vous' } as Speech))
  fc.assert(
    fc.property(rules, spoken, (rule, words) => {
      const said = words.series.press.other(rule).replace(/^[^:]*:\s/, '')
      const read = readRecurrence(said)
      expect([said, read && 'rule' in read ? ruleText(read.rule) : read]).toEqual([said, ruleText(rule)])
    }),
    { numRuns: 600 },
  )
})

const minutes = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime) => a.until(b).total('minutes')

/** Every zone there is, by its clock. */
const clocks = alikeZones()
/** In how many zones a clock was changed: none is left out. */
const changesIn = (told: readonly (typeof clocks)[number][]) =>
  told.reduce((sum, { changes, others }) => sum + changes.length * (1 + others.length), 0)

test('every zone is looked at, with its clock changes from 2024 to 2034', () => {
  const zones = clocks.flatMap(({ zone, others }) => [zone, ...others])
  expect(zones.toSorted()).toEqual(Intl.supportedValuesOf('timeZone').toSorted())
  expect(changesIn(clocks)).toBeGreaterThan(1500)
})

test('in every zone, around every change of its clock, a weekly meeting keeps its wall time', () => {
  for (const { zone, others, changes } of clocks)
    for (const { change, jump } of changes) {
      // The hour before the change, which may be skipped or come twice, and two hours of a club’s day.
      const before = change.toPlainDateTime().subtract({ minutes: jump + 30 })
      const inside = change.toPlainDateTime().subtract({ minutes: Math.abs(jump) / 2 })
      const on = inside.toPlainDate()
      const rule = { every: 'weeks', count: 1, weekday: on.dayOfWeek as Weekday } as const
      const found = daysOf(rule, on.subtract({ weeks: 3 }), on.subtract({ weeks: 1 }), on.add({ weeks: 1 }))
      expect(found).toHaveLength(3)
      for (const time of [
        before.toPlainTime(),
        inside.toPlainTime(),
        new Temporal.PlainTime(7, 45),
        new Temporal.PlainTime(19),
      ])
        for (const one of found) {
          const wanted = one.toPlainDateTime(time)
          const read = startOn(one, time, zone)
          const { at, clock } = read
          const shown = at.toZonedDateTimeISO(zone).toPlainDateTime()
          // Skipped: as much later as the clock jumps, and never more than a day (a zone that crosses the date line).
          if (clock === 'skipped') expect(minutes(wanted, shown)).toBeGreaterThan(0)
          else expect(shown.toString()).toBe(wanted.toString())
          // Twice: the first of the two.
          if (clock === 'twice')
            expect(at.toZonedDateTimeISO(zone).toPlainDateTime().equals(wanted) && at.epochMilliseconds).toBeLessThan(
              change.epochMilliseconds + 86_400_000,
            )
          const elsewhere = others.map(other => startOn(one, time, other))
          expect(elsewhere.filter(other => other.clock !== clock || !other.at.equals(at))).toEqual([])
        }
    }
})

test('and whatever is sent about it is due at one instant before it, at the hours the club knows', () => {
  const planned = Temporal.Instant.from('2023-06-01T00:00Z')
  for (const { zone, others, changes } of clocks)
    for (const { change } of changes)
      for (const [away, time] of [
        [0, '07:45'],
        [1, '19:00'],
        [7, '12:30'],
      ] as const) {
        const starts = startOn(change.toPlainDate().add({ days: away }), Temporal.PlainTime.from(time), zone).at
        const announced = announcedAt(starts, zone, planned)
        expect(Temporal.Instant.compare(announced, starts)).toBeLessThan(0)
        expect(others.filter(other => !announcedAt(starts, other, planned).equals(announced))).toEqual([])
        const wall = announced.toZonedDateTimeISO(zone)
        expect([
          wall.toPlainTime().toString(),
          wall.toPlainDate().until(starts.toZonedDateTimeISO(zone).toPlainDate()).days,
        ]).toEqual(['09:00:00', 7])
        expect(allowedAt({ class: 'channel', at: announced, zone, country: undefined }).equals(announced)).toBe(true)
        for (const there of away === 1 ? [zone, 'America/Montreal', 'Pacific/Kiritimati'] : [zone]) {
          const reader = { zone: there, country: undefined, ownHours: undefined }
          const asked = remindedAt('unanswered', starts, zone, reader, planned)!
          const told = remindedAt('coming', starts, zone, reader, planned)!
          expect(Temporal.Instant.compare(announced, asked)).toBeLessThan(0)
          if (there === zone) expect(Temporal.Instant.compare(asked, told)).toBeLessThanOrEqual(0)
          expect(Temporal.Instant.compare(told, starts)).toBeLessThan(0)
          // It falls due at an instant at which it may be said: it is not put off, so it is asked for and sent at one time.
          for (const at of [asked, told])
            expect(allowedAt({ class: 'club', at, ...reader, speaksOf: starts }).equals(at)).toBe(true)
        }
        // The same clock under another name.
        const sent = (where: string) =>
          (['unanswered', 'coming'] as const).map(kind =>
            String(remindedAt(kind, starts, where, { zone: where, country: undefined, ownHours: undefined }, planned)),
          )
        if (away === 0 && others.length > 0) {
          const here = sent(zone)
          for (const other of others) expect(sent(other)).toEqual(here)
        }
        expect(Temporal.Instant.compare(starts, rollRemindedAt(starts, zone))).toBeLessThan(0)
      }
})
