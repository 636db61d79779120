import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { isProblem, readFigures } from '../../src/format/region-figures.ts'

/** A club's own figures of regions: what is taken, and what is refused with its line and what mends it. */

const today = Temporal.PlainDate.from('2026-11-28')
const header = 'region_code,region_name,sector,establishments,year,source'
const families = ['agriculture', 'industrie', 'btp', 'négoce', 'services'] as const
const rows = (counts: readonly (string | number)[]) =>
  families.map((family, n) => `METRO,Grand Nancy,${family},${counts[n]},2023,CCI`)
const read = (...lines: readonly string[]) => readFigures(Readable.from([Buffer.from(lines.join('\n'))]), today)
const problems = async (...lines: readonly string[]) =>
  (await read(...lines)).map(one => (isProblem(one) ? `${one.line} ${one.column}: ${one.en}` : 'no problem'))

test('the figures that come with the program are such a file', async () => {
  const shipped = await readFigures(createReadStream('src/club/sectors/regions.csv'), today)
  expect(shipped).toHaveLength(7)
  expect(shipped[0]).toMatchObject({
    ...{ code: 'UU2010-59702', name: 'Lille (partie française)', year: 2015, nomenclature: 'naf-rev2' },
    establishments: { construction: 8_566, 'public-education-health': 14_685 },
  })
})

test('families are named in French too, thousands are apart, the list of activities may be said', async () => {
  expect(await read(header, ...rows([0, '1 234', '2\u202f000', 3, 4]))).toEqual([
    {
      ...{ code: 'METRO', name: 'Grand Nancy', year: 2023, source: 'CCI', nomenclature: 'naf-rev2' },
      establishments: { agriculture: 0, industry: 1_234, construction: 2_000, trade: 3, services: 4 },
    },
  ])
  const newer = rows([1, 2, 3, 4, 5]).map(row => `${row},naf-2025`)
  expect(await read(`${header},nomenclature`, ...newer)).toMatchObject([{ nomenclature: 'naf-2025' }])
  const french = rows([1, 2, 3, 4, 5]).map(row => row.replaceAll(',', ';'))
  expect(await read(`sep=;`, header.replaceAll(',', ';'), ...french)).toMatchObject([{ code: 'METRO' }])
})

test('each thing that is wrong is said with its line', async () => {
  expect(await problems()).toEqual([expect.stringContaining('There is no row. The first line names the columns')])
  expect(await problems(header)).toEqual([expect.stringContaining('There is no row')])
  expect(await problems('region_code,sector', 'METRO,btp')).toEqual(
    ['region_name', 'establishments', 'year', 'source'].map(column => `1 ${column}: This column is required.`),
  )
  expect(await problems(header, ...rows([1, -2, 3, 'viele', 5]))).toEqual([
    expect.stringMatching(/^3 establishments: Must be between 0/),
    expect.stringMatching(/^5 establishments: Not a number/),
  ])
  expect(await problems(header, ...rows([1, 2, 3, 4, 5]).map(row => row.replace('2023', '2027')))).toHaveLength(5)
  expect(await problems(header, ...rows([1, 2, 3, 4, 5]), 'METRO,Grand Nancy,btp,9,2023,CCI')).toEqual([
    expect.stringMatching(/^7 sector: This region has this sector on line 4 already.*Add the two up, or remove one\.$/),
  ])
  expect(await problems(header, ...rows([1, 2, 3, 4, 5]).slice(0, 3))).toEqual([
    '2 sector: METRO has no row for trade, services: add it, with 0 where there is no firm.',
  ])
  expect(await problems(header, ...rows([0, 0, 0, 0, 0]))).toEqual([
    '2 establishments: METRO has no firm at all: a club cannot be compared with it.',
  ])
  const [first, ...others] = rows([1, 2, 3, 4, 5])
  expect(await problems(header, first!, ...others.map(row => row.replace('Grand Nancy', 'Nancy')))).toEqual(
    [3, 4, 5, 6].map(
      line => `${line} region_name: Not as on line 2: the rows of one region have the same region_name.`,
    ),
  )
  expect(await problems(header, 'METRO,Grand Nancy,btp,9,2023')).toEqual(['2 null: 5 cells, the header has 6.'])
  const many = Array.from({ length: 121 }, (_, n) => rows([1, 2, 3, 4, 5]).map(row => row.replace('METRO', `M${n}`)))
  expect(await problems(header, ...many.flat())).toEqual([expect.stringMatching(/^602 null: More than 600 rows/)])
})
