import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawPng, svgOf } from '../../src/pictures/draw.ts'
import { look } from '../../src/pictures/look.ts'
import type { Chart, MonthsChart } from '../../src/terms/chart.ts'
import type { Language } from '../../src/terms/speech.ts'
import { writeFigure, writeShortMonth } from '../../src/terms/write-figure.ts'
import { wordsFor } from '../../src/words/words.ts'
import { expectReadable, frameOf } from '../kit/drawn.ts'
import { pixelsOf, widthOf } from '../kit/letters.ts'

/** Charts: drawn of their facts, told of the same facts, readable on a phone and on a bare machine. */

const languages = ['fr', 'en'] as const
const wordsOf = (language: Language) => wordsFor({ language, address: 'vous' })
const monthsTo = (last: string, many: number) =>
  Array.from({ length: many }, (_, n) => Temporal.PlainYearMonth.from(last).subtract({ months: many - 1 - n }))

/** The club's business with these figures in each of its rows. */
function chart(language: Language, months: MonthsChart['months'], figures: readonly (number | null)[]): MonthsChart {
  const { series, timed, inProgress } = wordsOf(language).business
  const counts = figures.map(figure => figure ?? 0)
  const total = counts.reduce((sum, one) => sum + one, 0)
  return {
    ...{ kind: 'months', language, months, inProgress },
    rows: [
      ...Object.values(series).map(label => ({ label, total, figures: counts, unit: 'count' as const })),
      { label: timed, total: null, figures, unit: 'days' },
    ],
  }
}

const year = [12, 9, 8, 14, 11, 6, 10, 9, 2, 0, 13, 16, 14]
const charts: readonly (readonly [string, MonthsChart])[] = languages.flatMap(language => [
  [`${language}, a year`, chart(language, monthsTo('2026-11', 13), year)] as const,
  [
    `${language}, nothing`,
    chart(
      language,
      monthsTo('2026-11', 13),
      year.map(() => 0),
    ),
  ] as const,
  [`${language}, one month, one figure`, chart(language, monthsTo('2027-01', 1), [1])] as const,
  [
    `${language}, huge`,
    chart(
      language,
      monthsTo('2027-05', 13),
      year.map(one => one * 123_456_789),
    ),
  ] as const,
  [
    `${language}, unknown`,
    chart(
      language,
      monthsTo('2026-03', 13),
      year.map(() => null),
    ),
  ] as const,
])

/** The size that stands at the head of a PNG. */
function sizeOf(png: Uint8Array) {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  expect(bytes.subarray(-8, -4).toString('latin1')).toBe('IEND')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

test('a chart becomes a PNG of twice its size, whatever its figures; of the same facts always the same', async () => {
  const drawn = await Promise.all(charts.map(([, one]) => drawPng(one)))
  for (const [n, [name, one]] of charts.entries()) {
    const { width, height } = frameOf(svgOf(one))
    const size = sizeOf(drawn[n]!)
    expect([name, size.width, Math.abs(size.height - 2 * height) <= 1]).toEqual([name, 2 * width, true])
  }
  expect(Buffer.from(await drawPng(charts[0]![1])).equals(drawn[0]!)).toBe(true)
  expect(new Set(drawn.map(png => Buffer.from(png).toString('base64'))).size).toBe(drawn.length)
})

test.each(charts)('what is written fits: %s', (_, one) => expectReadable(svgOf(one)))

test('what is written fits, whatever a club does in however many months', () => {
  const anyChart = fc
    .record({
      language: fc.constantFrom(...languages),
      months: fc.integer({ min: 1, max: 13 }),
      last: fc.integer({ min: 0, max: 11 }),
      most: fc.constantFrom(1, 9, 99, 999, 9_999, 99_999, 9_999_999),
      // Alike, so that they stand side by side.
      alike: fc.boolean(),
      seed: fc.array(fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 1_000 })), { minLength: 13, maxLength: 13 }),
    })
    .map(({ language, months, last, most, alike, seed }) => {
      const figures = seed.slice(0, months).map(one => (alike ? most : one && Math.round((one / 1_000) * most)))
      return chart(
        language,
        monthsTo(Temporal.PlainYearMonth.from('2026-01').add({ months: last }).toString(), months),
        figures,
      )
    })
  fc.assert(
    fc.property(anyChart, one => expectReadable(svgOf(one))),
    { numRuns: 60 },
  )
})

test.each(languages)('its words say every figure that it shows, in their order (%s)', language => {
  for (const [, one] of charts.filter(([name]) => name.startsWith(language))) {
    const said = wordsOf(language).charts.alt(one).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
    let from = 0
    for (const { label, total, figures } of one.rows)
      for (const part of [
        label,
        ...[total, ...figures].flatMap(figure => (figure === null ? [] : [writeFigure(figure, language)])),
      ]) {
        const plain = part.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
        const at = said.indexOf(plain, from)
        expect([plain, at >= from]).toEqual([plain, true])
        from = at + plain.length
      }
    // All that Discord takes.
    expect(said.length).toBeLessThanOrEqual(1_024)
  }
})

test('the font that comes along has every sign that a chart writes, in both languages', () => {
  const year = monthsTo('2026-12', 12)
  const texts = languages.flatMap(language => {
    const { business } = wordsOf(language)
    const figures = [0, 1.5, 12, 1_234, 12_345, 1_234_567, 1_234_567_890].map(one => writeFigure(one, language))
    const months = year.map(month => writeShortMonth(month, language))
    return [...Object.values(business.series), business.timed, business.inProgress, ...figures, ...months, '–']
  })
  const accents = 'àâäéèêëîïôöùûüÿçœæÀÂÉÈÊËÎÏÔÙÛÜÇŒÆ’«»…–€%'
  const signs = [...new Set([...texts.join(''), ...accents])].filter(sign => sign.trim() !== '')
  expect(signs.length).toBeGreaterThan(60)
  for (const weight of [400, 600] as const) {
    const missing = pixelsOf('\ue123', weight)
    expect(signs.filter(sign => pixelsOf(sign, weight) === missing)).toEqual([])
    // Blanks are as wide as they are meant to be, and not what stands for a sign that is missing.
    for (const blank of [' ', '\u00a0', '\u202f']) {
      expect(widthOf(blank, weight)).toBeGreaterThan(0.1)
      expect(widthOf(blank, weight)).toBeLessThan(0.35)
    }
  }
})

test('each colour of a text stands out from the card, and the frame of what is not over from what is in it', () => {
  for (const colour of [look.ink, look.soft, look.bar]) expect(contrast(colour, look.card)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(look.bar, look.pale)).toBeGreaterThanOrEqual(3)
})

const light = (colour: string): number => {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
/** As WCAG 2 computes it. */
const contrast = (one: string, other: string): number => {
  const [bright, dark] = [light(one), light(other)].sort((a, b) => b - a)
  return (bright! + 0.05) / (dark! + 0.05)
}

test('a chart that cannot be drawn is told so, and the next one is drawn', async () => {
  const broken = { ...charts[0]![1], rows: [{ ...charts[0]![1].rows[0]!, label: '\u0000' }] } as Chart
  await expect(drawPng(broken)).rejects.toThrow('no picture was drawn')
  expect(sizeOf(await drawPng(charts[0]![1])).width).toBe(1600)
})
