import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balanceChart } from '../../src/club/sectors/chart.ts'
import { balanceOf } from '../../src/club/sectors/rules.ts'
import { drawPng, svgOf } from '../../src/pictures/draw.ts'
import type { SectorsChart } from '../../src/terms/chart.ts'
import { type ByFamily, type RegionFigures, sectorFamilies } from '../../src/terms/sector.ts'
import { wordsFor } from '../../src/words/words.ts'
import { expectReadable, frameOf } from '../kit/drawn.ts'

/** The picture of a club beside its region: drawn and told of the same facts. */

const languages = ['fr', 'en'] as const
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const region = (firms: ByFamily, more: Partial<RegionFigures> = {}): RegionFigures => ({
  ...{ code: 'UU2010-21701', name: 'Dijon', year: 2015, hasApart: true, nomenclature: 'naf-rev2' },
  source: 'INSEE series 4201043 (active establishments by sector on 31/12/2015)',
  establishments: firms,
  ...more,
})
const byFamily = (figures: readonly number[]): ByFamily =>
  Object.fromEntries(sectorFamilies.map((family, n) => [family, figures[n]!])) as ByFamily
const chartOf = (language: 'fr' | 'en', members: readonly number[], beside: RegionFigures | null, withApart = false) =>
  balanceChart(
    balanceOf({ members: byFamily(members), region: beside, withApart, club: 'c1' }),
    wordsFor({ language, address: 'vous' }),
  ) as SectorsChart | null
const dijon = region(byFamily([119, 941, 1_739, 4_282, 11_824, 3_969]))

test('what is written fits, whatever a club is made of and whatever its region is called', () => {
  const six = fc.tuple(...Array.from({ length: 6 }, () => fc.nat(900)))
  const any = fc.record({
    language: fc.constantFrom(...languages),
    members: six.filter(counts => counts.some((one, n) => n < 5 && one > 0)),
    withApart: fc.boolean(),
    beside: fc.option(
      fc.constantFrom(
        dijon,
        region(dijon.establishments, {
          name: 'Communauté de communes du Pays de Saint-Dizier',
          source: 'https://exemple.fr/'.padEnd(180, 'chiffres-'),
        }),
      ),
      { nil: null },
    ),
  })
  fc.assert(
    fc.property(any, ({ language, members, beside, withApart }) => {
      expectReadable(svgOf(chartOf(language, members, beside, withApart)!))
    }),
    { numRuns: 60 },
  )
})

test('the two bars are told apart without colour, and it becomes a PNG', async () => {
  const chart = chartOf('fr', [2, 3, 5, 3, 18, 0], dijon)!
  expect(Buffer.from(await drawPng(chart)).readUInt32BE(16)).toBe(2 * frameOf(svgOf(chart)).width)
  const rects = svgOf({ ...chart, rows: [{ label: 'A', club: 7, region: 7 }], source: null })
    .replaceAll(/#[0-9a-f]{6}/g, '')
    .match(/<rect[^>]*>/g)!
    .map(rect => /stroke-width/.test(rect))
  // The card; a sign for each in the legend; the two bars.
  expect(rects).toEqual([false, false, true, false, true])
})

test.each(languages)('its words say all that it shows (%s)', language => {
  const { charts: w, sectors } = wordsFor({ language, address: 'vous' })
  const told = plain(w.alt(chartOf(language, [2, 3, 5, 3, 18, 0], dijon)!))
  for (const [family, figures] of Object.entries({ agriculture: '2 (0)', trade: '3 (7)', services: '18 (19)' }))
    expect(told).toContain(`${sectors[family as 'trade']} ${figures}`)
  expect(told).toContain('Dijon')
  expect(told).toMatch(/INSEE.*31\/12\/2015\), 2015\.$/)
  const alone = plain(w.alt(chartOf(language, [0, 0, 2, 0, 3, 0], null)!))
  expect(alone).not.toMatch(/Dijon|INSEE|brackets|parenthèses/)
})

test('of a club in which nobody counts there is no picture', () => {
  expect(chartOf('fr', [0, 0, 0, 0, 0, 4], dijon)).toBeNull()
})
