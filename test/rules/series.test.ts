import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOff, type Made, moved, type Occurrence, reconciled } from '../../src/club/meetings/series-rules.ts'
import { readPlan } from '../../src/club/meetings/typed.ts'
import { isRefusal } from '../../src/terms/refusals.ts'
import { type Recurrence, ruleText } from '../../src/time/recurrence.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
/** Tuesday 3 November 2026, 11:00 in Paris. */
const reader = { at: Temporal.Instant.from('2026-11-03T10:00Z'), zone: 'Europe/Paris', language: 'fr' }

/** What was read, in a line: first date, time, rule, place; the refusal's code where it was not. */
function read(text: string, language = 'fr'): string {
  const said = readPlan(text, { ...reader, language })
  if (isRefusal(said)) return said.refused
  const { date, time, minutes, rule, place } = said
  const hour = time?.toString({ smallestUnit: 'minute' }) ?? '?'
  return [`${date} ${hour}${minutes === null ? '' : `+${minutes}`}`, rule && ruleText(rule), place]
    .filter(Boolean)
    .join(' | ')
}

describe('what is typed of a meeting that comes again', () => {
  const weekly = 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TH'
  const second = 'FREQ=MONTHLY;INTERVAL=1;BYDAY=2TH'
  const firstAndThird = 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1TH,3TH'
  test.each([
    ['chaque jeudi 7h45 Café du Port', `2026-11-05 07:45 | ${weekly} | Café du Port`],
    ['tous les jeudis à 7 h 45 au Café du Port', `2026-11-05 07:45 | ${weekly} | Café du Port`],
    ['toutes les semaines le jeudi 7h45-9h15', `2026-11-05 07:45+90 | ${weekly}`],
    ['every Thursday at 7:45 at Sylvie’s', `2026-11-05 07:45 | ${weekly} | Sylvie’s`],
    ['chaque mardi 9h', '2026-11-10 09:00 | FREQ=WEEKLY;INTERVAL=1;BYDAY=TU'],
    ['chaque mardi 19h', '2026-11-03 19:00 | FREQ=WEEKLY;INTERVAL=1;BYDAY=TU'],
    ['un jeudi sur deux 7h45', '2026-11-05 07:45 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
    ['every other Thursday 7:45', '2026-11-05 07:45 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
    ['toutes les deux semaines le jeudi 7h45', '2026-11-05 07:45 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
    ['tous les quinze jours le jeudi 7h45', '2026-11-05 07:45 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
    ['toutes les 6 semaines à partir du 7 janvier 7h45', '2027-01-07 07:45 | FREQ=WEEKLY;INTERVAL=6;BYDAY=TH'],
    ['every six weeks from 7 January 7:45', '2027-01-07 07:45 | FREQ=WEEKLY;INTERVAL=6;BYDAY=TH'],
    ['chaque 2e jeudi 7h45 Café du Port', `2026-11-12 07:45 | ${second} | Café du Port`],
    ['le deuxième jeudi de chaque mois 7h45', `2026-11-12 07:45 | ${second}`],
    ['the second Thursday of the month 7:45', `2026-11-12 07:45 | ${second}`],
    ['every second Thursday 7:45', '2026-11-05 07:45 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
    ['le premier mardi du mois, 18h30, Mairie', '2026-11-03 18:30 | FREQ=MONTHLY;INTERVAL=1;BYDAY=1TU | Mairie'],
    [
      'le dernier jour ouvré du mois 12h',
      '2026-11-30 12:00 | FREQ=MONTHLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    ],
    [
      'the last working day of each month noon',
      '2026-11-30 12:00 | FREQ=MONTHLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    ],
    ['le 5e vendredi du mois 12h', '2027-01-29 12:00 | FREQ=MONTHLY;INTERVAL=1;BYDAY=5FR'],
    ['le dernier jeudi du mois 19h', '2026-11-26 19:00 | FREQ=MONTHLY;INTERVAL=1;BYDAY=-1TH'],
    ['1er et 3e jeudi 7h45 Café du Port', `2026-11-05 07:45 | ${firstAndThird} | Café du Port`],
    ['les 1er et 3e jeudis du mois 7h45', `2026-11-05 07:45 | ${firstAndThird}`],
    ['le premier et le troisième jeudi de chaque mois à 7 h 45', `2026-11-05 07:45 | ${firstAndThird}`],
    ['le premier jeudi et le troisième jeudi du mois 7h45', `2026-11-05 07:45 | ${firstAndThird}`],
    ['chaque 1er et 3e jeudi 7h45', `2026-11-05 07:45 | ${firstAndThird}`],
    ['tous les 1ers et 3es jeudis du mois, 7h45, Mairie', `2026-11-05 07:45 | ${firstAndThird} | Mairie`],
    ['deux fois par mois, le 1er et le 3e jeudi, 7h45', `2026-11-05 07:45 | ${firstAndThird}`],
    ['1st and 3rd Thursday 7:45 Harbour Café', `2026-11-05 07:45 | ${firstAndThird} | Harbour Café`],
    ['every first and third Thursday 7:45', `2026-11-05 07:45 | ${firstAndThird}`],
    ['the first and the third Thursday of the month 7:45', `2026-11-05 07:45 | ${firstAndThird}`],
    ['third and first Thursdays of the month 7:45', `2026-11-05 07:45 | ${firstAndThird}`],
    ['twice a month on the 1st and 3rd Thursday 7:45', `2026-11-05 07:45 | ${firstAndThird}`],
    ['2e et 4e mardi du mois 12h', '2026-11-10 12:00 | FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU,4TU'],
    ['2nd & 4th Tuesday 12:00', '2026-11-10 12:00 | FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU,4TU'],
    ['2e et 4e jeudi 7h45 au Café du Port', '2026-11-12 07:45 | FREQ=MONTHLY;INTERVAL=1;BYDAY=2TH,4TH | Café du Port'],
    ['1er, 3e et 5e lundi 12h', '2026-11-16 12:00 | FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO,3MO,5MO'],
    ['le 2e et le dernier jeudi du mois 19h', '2026-11-12 19:00 | FREQ=MONTHLY;INTERVAL=1;BYDAY=2TH,-1TH'],
    ['tous les 2 mois, les 1er et 3e jeudis 7h45', '2026-11-05 07:45 | FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH,3TH'],
    ['le 15 de chaque mois 18h', '2026-11-15 18:00 | FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15'],
    ['tous les 3 mois le 2e jeudi 18h', '2026-11-12 18:00 | FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH'],
    ['every quarter the first Monday 9:00', '2027-02-01 09:00 | FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO'],
    ['chaque jeudi https://visio.example/club', `2026-11-05 ? | ${weekly} | https://visio.example/club`],
    ['every Thursday 7:45 from 3 December, Café du Port', `2026-12-03 07:45 | ${weekly} | Café du Port`],
    ['chaque jeudi 7h45 à partir du 3 décembre', `2026-12-03 07:45 | ${weekly}`],
    ['every Thursday 7:45 until 9:15 Café du Port', `2026-11-05 07:45+90 | ${weekly} | Café du Port`],
    ['le cinquième vendredi quand il y en a un, 12h', '2027-01-29 12:00 | FREQ=MONTHLY;INTERVAL=1;BYDAY=5FR'],
    ['the fifth Friday where there is one 12:00', '2027-01-29 12:00 | FREQ=MONTHLY;INTERVAL=1;BYDAY=5FR'],
    ['jeudi tous les 15 jours 7h45', '2026-11-05 07:45 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
    ['Thursdays 7:45 Harbour Café', `2026-11-05 07:45 | ${weekly} | Harbour Café`],
    ['bi-weekly on Thursday 7:45', '2026-11-05 07:45 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
    ['une fois par mois, le 2e jeudi, 7h45', `2026-11-12 07:45 | ${second}`],
    ['once a month on the second Thursday 7:45', `2026-11-12 07:45 | ${second}`],
    ['un mois sur deux le 2e jeudi 7h45', '2026-11-12 07:45 | FREQ=MONTHLY;INTERVAL=2;BYDAY=2TH'],
    // The time, the rhythm and the place in another order.
    ['7h45 chaque jeudi au Café du Port', `2026-11-05 07:45 | ${weekly} | Café du Port`],
    ['jeudi 7h45 toutes les deux semaines', '2026-11-05 07:45 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'],
    ['le jeudi à 7h45 toutes les semaines, Mairie', `2026-11-05 07:45 | ${weekly} | Mairie`],
    ['chaque jeudi au Café du Port à 7h45', `2026-11-05 07:45 | ${weekly} | Café du Port`],
    ['every Thursday at the Harbour Café, 7:45', `2026-11-05 07:45 | ${weekly} | the Harbour Café`],
    // How long it lasts stands beside the place, on either side.
    ['chaque jeudi 7h45 Café du Port 1h30', `2026-11-05 07:45+90 | ${weekly} | Café du Port`],
    ['chaque jeudi 7h45 Café du Port, 1 h 30', `2026-11-05 07:45+90 | ${weekly} | Café du Port`],
    ['every Thursday 7:45 Harbour Café for 90 minutes', `2026-11-05 07:45+90 | ${weekly} | Harbour Café`],
    ['every Thursday 7:45 for an hour and a half, Harbour Café', `2026-11-05 07:45+90 | ${weekly} | Harbour Café`],
    ['chaque jeudi 7h45 pendant deux heures Café du Port', `2026-11-05 07:45+120 | ${weekly} | Café du Port`],
    ['chaque jeudi 7h45 Café du Port jusqu’à 9h15', `2026-11-05 07:45+90 | ${weekly} | Café du Port`],
    ['jeudi 3 décembre 7h45 Café du Port 2h', '2026-12-03 07:45+120 | Café du Port'],
    ['chaque jeudi 7h45 Salle 12', `2026-11-05 07:45 | ${weekly} | Salle 12`],
    ['chaque jeudi 16h Le Goûter de 4 heures', `2026-11-05 16:00 | ${weekly} | Le Goûter de 4 heures`],
    ['3 décembre 7h45 Café du Port', '2026-12-03 07:45 | Café du Port'],
    ['jeudi 3 décembre à 7h45', '2026-12-03 07:45'],
  ])('%s', (typed, found) => {
    expect(read(typed)).toBe(found)
  })

  test.each([
    ['quand il fera beau', 'plan not understood'],
    ['toutes les 6 semaines 7h45', 'no first date'],
    ['every 0 weeks on Thursday 7:45', 'plan not understood'],
    ['le 32 de chaque mois 7h45', 'plan not understood'],
    ['2e jeudi 7h45', 'plan not understood'],
    // Two weekdays are two series; twice the same is a slip; and of what comes twice a month one has to say when.
    ['le 1er jeudi et le 3e mardi du mois 7h45', 'plan not understood'],
    ['1er et 1er jeudi 7h45', 'plan not understood'],
    ['deux fois par mois 7h45', 'plan not understood'],
    ['twice a month on Thursday 7:45', 'plan not understood'],
    ['mardi 7h45', 'unclear date'],
    ['every Thursday 7:45 until 1 June', 'series without end'],
    ['every Thursday until 2026-11-01', 'series without end'],
    ['chaque jeudi jusqu’au 1er juin 7h45', 'series without end'],
    ['chaque jeudi sauf en août 7h45', 'plan not understood'],
    ['une fois par mois le jeudi 7h45', 'plan not understood'],
    ['30 février à 7h45', 'plan not understood'],
    ['chaque jeudi 7h45 à partir du 30 février', 'plan not understood'],
    ['every Thursday from 29/02/2027', 'plan not understood'],
  ])('%s is not guessed', (typed, why) => {
    expect(read(typed)).toBe(why)
  })
})

test('a day moved within a series takes its rule along', () => {
  const to = (rule: Recurrence, from: string, on: string) => ruleText(moved(rule, day(from), day(on)))
  const second = { every: 'months', count: 1, weekday: 4, nths: [2] } as const
  expect(to(second, '2026-12-10', '2026-12-09')).toBe('FREQ=MONTHLY;INTERVAL=1;BYDAY=2WE')
  expect(to(second, '2026-12-10', '2026-12-17')).toBe('FREQ=MONTHLY;INTERVAL=1;BYDAY=3TH')
  expect(to({ ...second, nths: [-1] }, '2026-12-31', '2026-12-30')).toBe('FREQ=MONTHLY;INTERVAL=1;BYDAY=-1WE')
  const twice = { ...second, nths: [1, 3] } as const
  expect(to(twice, '2026-12-03', '2026-12-02')).toBe('FREQ=MONTHLY;INTERVAL=1;BYDAY=1WE,3WE')
  // A week later both go along, where every month has them; else this one alone.
  expect(to(twice, '2026-12-03', '2026-12-10')).toBe('FREQ=MONTHLY;INTERVAL=1;BYDAY=2TH,4TH')
  expect(to(twice, '2026-12-17', '2026-12-10')).toBe('FREQ=MONTHLY;INTERVAL=1;BYDAY=1TH,2TH')
  expect(to({ ...second, nths: [2, -1] }, '2026-12-31', '2026-12-30')).toBe('FREQ=MONTHLY;INTERVAL=1;BYDAY=2WE,-1WE')
  expect(to({ every: 'weeks', count: 2, weekday: 4 }, '2026-12-10', '2026-12-11')).toBe(
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
  )
  expect(to({ every: 'months', count: 1, date: 15 }, '2026-12-15', '2026-12-16')).toBe(
    'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=16',
  )
  expect(to({ every: 'months', count: 1, workingDay: -1 }, '2026-12-31', '2026-12-30')).toContain('BYSETPOS=-1')
})

test('days off: public holidays of the country, August, and from Christmas Eve to New Year', () => {
  const off = (text: string, country = 'FR') => dayOff(day(text), country)
  expect([off('2026-11-11'), off('2026-12-25'), off('2027-08-12')]).toEqual(['holiday', 'holiday', 'break'])
  expect([off('2026-12-24'), off('2026-12-31'), off('2026-12-23'), off('2027-01-02')]).toEqual([
    'break',
    'break',
    null,
    null,
  ])
  expect([off('2026-12-26'), off('2026-12-26', 'FR-57')]).toEqual(['break', 'holiday'])
})

const occurrence = (on: Temporal.PlainDate): Occurrence => ({
  day: on,
  startsAt: on.toZonedDateTime('UTC').toInstant(),
  status: 'planned',
})
const someDays = fc
  .uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 12 })
  .map(found => found.sort((a, b) => a - b).map(n => day('2026-12-01').add({ days: n })))
const rows = someDays.chain(found =>
  fc.tuple(
    ...found.map((on, n) =>
      fc.record<Made>({
        id: fc.constant(`m${n}`),
        day: fc.constant(on),
        status: fc.constantFrom('planned', 'holiday', 'cancelled'),
        byHand: fc.boolean(),
        heard: fc.boolean(),
      }),
    ),
  ),
)

test('whatever a series becomes: each day has one meeting, what was changed by hand stays, nothing heard of goes in silence', () => {
  fc.assert(
    fc.property(rows, someDays, (before, wanted) => {
      const { make, change, drop, callOff, stays } = reconciled(before, wanted.map(occurrence))
      // No row is in two of them, and only what has nothing to be done stands in none.
      const done = [...change.map(({ row }) => row), ...drop, ...callOff, ...stays]
      expect(new Set(done).size).toBe(done.length)
      const silent = before.filter(row => !done.includes(row))
      expect(silent.every(({ heard, status, byHand }) => heard && status !== 'planned' && !byHand)).toBe(true)
      expect(stays).toEqual(before.filter(({ byHand }) => byHand))
      expect(drop.some(({ heard }) => heard)).toBe(false)
      // Each wanted day is made, taken over, or stands for by what was changed by hand: never twice.
      const days = [...make, ...change.map(({ to }) => to)].map(one => one.day.toString())
      expect(new Set(days).size).toBe(days.length)
      expect(wanted.length - days.length).toBeLessThanOrEqual(stays.length)
      // Nobody goes further than within the week, and who stays on his day goes nowhere.
      for (const { row, to } of change) {
        expect(Math.abs(row.day.until(to.day).days)).toBeLessThanOrEqual(6)
        if (wanted.some(on => on.equals(row.day))) expect(to.day.equals(row.day)).toBe(true)
      }
      // Done once more, there is nothing left to do.
      const after = [
        ...change.map(({ row, to }) => ({ ...row, day: to.day, status: to.status })),
        ...make.map((one, n) => ({ id: `n${n}`, day: one.day, status: one.status, byHand: false, heard: false })),
        ...stays,
      ]
      const again = reconciled(after, wanted.map(occurrence))
      expect([again.make.length, again.drop.length, again.callOff.length]).toEqual([0, 0, 0])
    }),
    { numRuns: 400 },
  )
})
