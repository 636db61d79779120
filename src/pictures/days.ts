import type { Language } from '../terms/speech.ts'
import { writeDate } from '../terms/write-date.ts'
import { writeShortMonth } from '../terms/write-figure.ts'
import { margin, plain, strong, width } from './card.ts'
import { look, sizes, widest } from './look.ts'
import { path, text } from './svg.ts'

/** Heights beneath a chart of meetings: its names of days or months, then the years. */
export const axis = { names: 30, years: 30 } as const

type Days = {
  readonly language: Language
  readonly days: readonly Temporal.PlainDate[]
  readonly centre: (n: number) => number
  /** Room for each day. */
  readonly slot: number
  /** The line on which the chart stands. */
  readonly ground: number
}

/** Between two names. */
const apart = 12
const widthOf = (name: string) => name.length * sizes.month * widest

/**
 * Under each meeting its day where there is room; else its month under the first of each month, as often as names fit. A
 * year stands under the first, and under the first of the next.
 */
export function daysUnder({ language, days, centre, slot, ground }: Days): string[] {
  const today = days.at(-1)!
  const dayNames = days.map(day => writeDate(day.with({ year: today.year }), { language, today, form: 'short' }))
  const byDay = dayNames.every(name => widthOf(name) + apart <= slot)
  const wanted = days.flatMap((day, n) => {
    const before = days[n - 1]
    const begins = before === undefined || before.month !== day.month || before.year !== day.year
    return byDay || begins
      ? [{ n, name: byDay ? dayNames[n]! : writeShortMonth(day.toPlainYearMonth(), language) }]
      : []
  })
  const shapes: string[] = []
  let free = margin
  for (const { n, name } of wanted) {
    const { x, left, right } = placed(name, centre(n))
    if (left < free) continue
    free = right + apart
    shapes.push(
      text(name, { x, y: ground + axis.names, 'text-anchor': 'middle', ...plain(sizes.month), fill: look.soft }),
      path({ d: `M${centre(n)} ${ground}v7`, stroke: look.soft, 'stroke-width': 2 }),
    )
  }
  free = margin
  for (const [n, { year }] of days.entries()) {
    if (days[n - 1]?.year === year) continue
    const { x, left, right } = placed(String(year), centre(n))
    if (left < free) continue
    free = right + apart
    const y = ground + axis.names + axis.years - 2
    shapes.push(text(String(year), { x, y, 'text-anchor': 'middle', ...strong(sizes.month), fill: look.soft }))
  }
  return shapes
}

/** A name beneath its meeting, moved as far as it has to be to stand on the card. */
function placed(name: string, centre: number) {
  const half = widthOf(name) / 2
  const x = Math.min(Math.max(centre, margin + half), width - margin - half)
  return { x, left: x - half, right: x + half }
}
