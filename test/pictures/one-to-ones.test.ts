import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byMonth, byMonthChart } from '../../src/club/one-to-ones/chart.ts'
import { drawPng, svgOf } from '../../src/pictures/draw.ts'
import type { MonthsChart } from '../../src/terms/chart.ts'
import { wordsFor } from '../../src/words/words.ts'
import { expectReadable, frameOf } from '../kit/drawn.ts'

/** The picture of one-to-ones by month: drawn and told of the same facts. */

const languages = ['fr', 'en'] as const
const wordsOf = (language: 'fr' | 'en') => wordsFor({ language, address: 'vous' })
const day = (text: string) => Temporal.PlainDate.from(text)
const chartOf = (facts: ReturnType<typeof byMonth>, language: 'fr' | 'en' = 'fr') =>
  byMonthChart(facts, wordsOf(language)) as MonthsChart

test('each counts in its month, a pair is new once, and what comes later or has no day is left out', () => {
  const facts = byMonth(
    [
      { members: ['a', 'b'], heldOn: day('2026-08-05') },
      { members: ['b', 'a'], heldOn: day('2026-09-30') },
      { members: ['a', 'b', 'c'], heldOn: day('2026-11-20') },
      // Nobody knows when: it is no month’s, and they are not new to each other.
      { members: ['c', 'd'], heldOn: null },
      { members: ['c', 'd'], heldOn: day('2026-11-21') },
      { members: ['a', 'd'], heldOn: day('2026-11-23') },
    ],
    day('2026-11-22'),
  )
  expect(facts.months).toEqual(['2026-08', '2026-09', '2026-10', '2026-11'])
  expect([facts.held, facts.firsts, facts.isOpen]).toEqual([[1, 1, 0, 2], [1, 0, 0, 2], true])
  const said = wordsOf('fr')
    .charts.alt(chartOf(facts))
    .replace(/[\u00a0\u202f]/g, ' ')
  expect(said).toContain('Mois par mois, d’août à novembre 2026 (en cours)')
  expect(said).toContain('Tête-à-tête, 4 en tout : 1 ; 1 ; 0 ; 2.')
  expect(byMonth([], day('2026-11-30')).isOpen).toBe(false)
})

const anyOneToOnes = fc.array(
  fc.record({
    members: fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 2, maxLength: 4 }),
    heldOn: fc.option(
      fc.integer({ min: 0, max: 700 }).map(days => day('2025-01-01').add({ days })),
      { freq: 8 },
    ),
  }),
  { maxLength: 60 },
)

test('whatever a club lives through: thirteen months at most, every one-to-one of them in its own, and all of it readable', () => {
  fc.assert(
    fc.property(anyOneToOnes, fc.integer({ min: 0, max: 700 }), (all, days) => {
      const until = day('2025-01-01').add({ days })
      const facts = byMonth(all, until)
      expect(facts.months.at(-1)).toBe(until.toPlainYearMonth().toString())
      expect(facts.months.length).toBeLessThanOrEqual(13)
      for (const [n, month] of facts.months.entries()) {
        const inIt = all.filter(
          ({ heldOn }) =>
            heldOn?.toPlainYearMonth().toString() === month && Temporal.PlainDate.compare(heldOn, until) <= 0,
        )
        expect(facts.held[n]).toBe(inIt.length)
        expect(facts.firsts[n]).toBeLessThanOrEqual(
          inIt.reduce((sum, { members }) => sum + (members.length * (members.length - 1)) / 2, 0),
        )
      }
      for (const language of languages) expectReadable(svgOf(chartOf(facts, language)))
    }),
    { numRuns: 60 },
  )
})

test('it becomes a PNG', async () => {
  const chart = chartOf(byMonth([{ members: ['a', 'b'], heldOn: day('2026-11-20') }], day('2026-11-22')))
  const png = Buffer.from(await drawPng(chart))
  expect(png.readUInt32BE(16)).toBe(2 * frameOf(svgOf(chart)).width)
})
