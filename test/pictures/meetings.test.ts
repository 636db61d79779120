import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clubChart, ownChart } from '../../src/club/presence/chart.ts'
import type { TakenRoll } from '../../src/club/presence/rules.ts'
import { drawPng, svgOf } from '../../src/pictures/draw.ts'
import { averagesOf, type Chart, type MarksChart, type RollsChart } from '../../src/terms/chart.ts'
import { expectedIn, type Mark } from '../../src/terms/presence.ts'
import { wordsFor } from '../../src/words/words.ts'
import { expectReadable, frameOf } from '../kit/drawn.ts'

/** Pictures of meetings: of the club’s by bars, of one member’s by signs; drawn and told of the same facts. */

const languages = ['fr', 'en'] as const
const wordsOf = (language: 'fr' | 'en') => wordsFor({ language, address: 'vous' })
const marks: readonly Mark[] = ['came', 'excused', 'absent']
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const dayOf = (n: number, many: number, every: number) =>
  Temporal.PlainDate.from('2026-11-26').subtract({ days: every * (many - 1 - n) })

type Counts = { came: number; absent: number; excused: number }
const rollsChart = (language: 'fr' | 'en', counts: readonly Counts[], every = 7): RollsChart => {
  const rolls = counts.map((one, n): TakenRoll => {
    const day = dayOf(n, counts.length, every)
    return { ...one, besides: 0, meeting: `m${n}`, day, startsAt: day.toZonedDateTime('UTC').toInstant() }
  })
  return clubChart(rolls, wordsOf(language)) as RollsChart
}
const marksChart = (language: 'fr' | 'en', own: readonly Mark[], every = 7): MarksChart => {
  const meetings = own.map((mark, n) => ({
    ...{ meeting: `m${n}`, at: n, mark, day: dayOf(n, own.length, every).toString() },
  }))
  return ownChart(meetings, wordsOf(language)) as MarksChart
}

const many = (count: number, size: number): Counts[] =>
  Array.from({ length: count }, (_, n) => {
    const [excused, absent] = [Math.round((size * (n % 4)) / 30), Math.round((size * (n % 7)) / 20)]
    return { came: size - excused - absent, absent, excused }
  })
const ownOf = (count: number): Mark[] => Array.from({ length: count }, (_, n) => marks[(n * 5 + (n % 4)) % 3]!)

const charts = languages.flatMap((language): (readonly [string, Chart])[] => [
  [`${language}, a club of 24 that met twelve times`, rollsChart(language, many(12, 24), 14)],
  [`${language}, a club of 200, every week`, rollsChart(language, many(60, 200))],
  [`${language}, one meeting`, rollsChart(language, many(1, 24))],
  [`${language}, nobody came`, rollsChart(language, [{ came: 0, absent: 3, excused: 0 }])],
  [`${language}, everybody was excused`, rollsChart(language, [{ came: 0, absent: 0, excused: 5 }])],
  [`${language}, a quarterly club`, rollsChart(language, many(6, 14), 91)],
  [`${language}, his half-year`, marksChart(language, ownOf(27))],
  [`${language}, his one meeting`, marksChart(language, ownOf(1))],
  [`${language}, his sixty`, marksChart(language, ownOf(60), 3)],
  [`${language}, his six`, marksChart(language, ownOf(6), 91)],
])

test.each(charts)('what is written fits: %s', (_, chart) => expectReadable(svgOf(chart)))

test('and fits whatever a club lives through', () => {
  const count = fc.constantFrom(0, 1, 7, 30, 200, 1_500)
  const any = fc.record({
    language: fc.constantFrom(...languages),
    every: fc.constantFrom(1, 7, 14, 30, 91),
    counts: fc.array(fc.record({ came: count, absent: count, excused: count }), { minLength: 1, maxLength: 60 }),
  })
  fc.assert(
    fc.property(any, ({ language, every, counts }) => {
      expectReadable(svgOf(rollsChart(language, counts, every)))
      const own = counts.map(({ came }) => marks[came % 3]!)
      expectReadable(svgOf(marksChart(language, own, every)))
    }),
    { numRuns: 60 },
  )
})

test('each becomes a PNG, and what it shows is not told by colour alone', async () => {
  for (const chart of [charts[0]![1], charts[6]![1]]) {
    const png = Buffer.from(await drawPng(chart))
    expect(png.readUInt32BE(16)).toBe(2 * frameOf(svgOf(chart)).width)
  }
  // Full, empty and striped; a disc, a lozenge and a ring, each in a lane of its own.
  const one = (mark: Mark) =>
    svgOf(rollsChart('fr', [{ came: 0, absent: 0, excused: 0, [mark]: 9 }])).replaceAll(/#[0-9a-f]{6}/g, '')
  expect(new Set(marks.map(one)).size).toBe(3)
  const own = (mark: Mark) => svgOf(marksChart('fr', [mark])).replaceAll(/#[0-9a-f]{6}|<text.*?<\/text>/g, '')
  expect(new Set(marks.map(own)).size).toBe(3)
})

test.each(languages)('its words say all that it shows, and have room everywhere (%s)', language => {
  const { charts: w } = wordsOf(language)
  const few = rollsChart(language, many(12, 24), 14)
  const told = plain(w.alt(few))
  let from = 0
  for (const meeting of few.meetings) {
    const said = `${meeting.came} ${language === 'fr' ? 'sur' : 'of'} ${expectedIn(meeting)}`
    const at = told.indexOf(said, from)
    expect([said, at >= from]).toEqual([said, true])
    from = at + said.length
  }
  const weekly = plain(w.alt(rollsChart(language, many(60, 200))))
  // Of so many the months are told, and what they are added up of.
  const november = many(60, 200).slice(-4)
  const sum = (of: (one: Counts) => number) => november.reduce((all, one) => all + of(one), 0)
  const [came, expected] = [sum(one => one.came), sum(expectedIn)]
  expect(weekly).toContain(
    language === 'fr'
      ? `novembre, ${came} sur ${expected} en 4 réunions`
      : `November, ${came} of ${expected} in 4 meetings`,
  )
  const own = plain(w.alt(marksChart(language, ['came', 'absent', 'came', 'excused'])))
  expect(own).toContain(language === 'fr' ? 'Présences, 2 : 5 nov., 19 nov.' : 'Came 2: 5 Nov, 19 Nov.')
  // All that Discord takes.
  for (const [, chart] of charts) expect(w.alt(chart as Chart).length).toBeLessThanOrEqual(1_024)
  expect(w.alt(marksChart(language, ownOf(60), 8)).length).toBeLessThanOrEqual(1_024)
})

test('the line is the average of six meetings, and begins where there are six', () => {
  const came = [3, 6, 9, 3, 6, 9, 15].map(came => ({ came, absent: 0, excused: 0 }))
  expect(averagesOf(came)).toEqual([null, null, null, null, null, 6, 8])
})
