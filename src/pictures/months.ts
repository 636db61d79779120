import type { MonthsChart, MonthsRow } from '../terms/chart.ts'
import { writeFigure, writeShortMonth } from '../terms/write-figure.ts'
import { card, inside, margin, plain, strong, width } from './card.ts'
import { look, sizes, widest } from './look.ts'
import { drawing, path, rect, text } from './svg.ts'

/** Heights in a row: its label, the figure above the highest bar, a bar of the most there is, and what parts it from the next row. */
const parts = { label: 38, figure: 28, bar: 72, gap: 18 } as const
/** From so much room on for each month, a word fits under it. */
const broad = 120
/** A club that is young has few bars, not broad ones. */
const widestBar = 64
/** Beneath all rows: the months, then the years. */
const axis = { months: 30, years: 32 } as const

/** Rows of bars, one above the other, each bar with its figure: read without a scale. */
export function drawMonths({ months, rows, inProgress, language }: MonthsChart): string {
  const slot = inside / months.length
  const centre = (n: number) => margin + (n + 0.5) * slot
  const wide = Math.min(widestBar, slot * 0.62)
  const scale = scaleOf(rows)
  const shapes: string[] = []
  let top = margin
  for (const { label, total, figures, unit } of rows) {
    const heights = figures.map(figure => scale(figure, unit))
    const ground = top + parts.label + parts.figure + Math.max(...heights)
    const said = figures.map(figure => (figure === null ? '–' : writeFigure(figure, language)))
    const size = Math.min(sizes.figure, ...said.map(one => (slot - 4) / (one.length * widest)))
    shapes.push(text(label, { x: margin, y: top + sizes.label, ...strong(sizes.label), fill: look.ink }))
    if (total !== null)
      shapes.push(
        text(writeFigure(total, language), {
          ...{ x: width - margin, y: top + sizes.label, 'text-anchor': 'end' },
          ...{ ...strong(sizes.total), fill: look.bar },
        }),
      )
    for (const [n, high] of heights.entries()) {
      const isOpen = inProgress !== null && n === months.length - 1
      if (high > 0) shapes.push(bar({ left: centre(n) - wide / 2, ground, wide, high, isOpen }))
      shapes.push(
        text(said[n]!, {
          ...{ x: centre(n), y: ground - high - 7, 'text-anchor': 'middle' },
          ...{ ...plain(size), fill: figures[n] ? look.ink : look.soft },
        }),
      )
    }
    shapes.push(path({ d: `M${margin} ${ground}H${width - margin}`, stroke: look.edge, 'stroke-width': 2 }))
    top = ground + parts.gap
  }
  const underneath = { fill: look.soft, y: top - parts.gap + axis.months }
  const size = Math.min(sizes.month, (slot - 4) / (4 * widest))
  for (const [n, month] of months.entries())
    shapes.push(
      text(writeShortMonth(month, language), { ...underneath, x: centre(n), 'text-anchor': 'middle', ...plain(size) }),
    )
  const years = { ...underneath, y: underneath.y + axis.years - 2 }
  const isBroad = slot > broad
  for (const n of whereYearsStand(months, inProgress !== null, isBroad))
    shapes.push(
      text(String(months[n]!.year), { ...years, x: centre(n), 'text-anchor': 'middle', ...strong(sizes.month) }),
    )
  if (inProgress !== null)
    shapes.push(
      text(inProgress, {
        ...(isBroad
          ? { x: centre(months.length - 1), 'text-anchor': 'middle' }
          : { x: width - margin, 'text-anchor': 'end' }),
        ...{ ...years, ...plain(sizes.month) },
      }),
    )
  const whole = { width, height: years.y + margin - 4 }
  return drawing(whole, [card(whole), ...shapes])
}

/** How high a bar is: one scale for each unit. What there is of something is seen, however little of the most it is. */
function scaleOf(rows: readonly MonthsRow[]) {
  const most = { count: 1, days: 1 }
  for (const { unit, figures } of rows) most[unit] = Math.max(most[unit], ...figures.map(figure => figure ?? 0))
  return (figure: number | null, unit: MonthsRow['unit']): number =>
    figure ? Math.max(4, (figure / most[unit]) * parts.bar) : 0
}

type Bar = { left: number; ground: number; wide: number; high: number; isOpen: boolean }

/** What is not over yet is drawn as a frame. */
function bar({ left, ground, wide, high, isOpen }: Bar): string {
  if (!isOpen) return rect({ x: left, y: ground - high, width: wide, height: high, fill: look.bar })
  const line = 3
  return rect({
    ...{ x: left + line / 2, y: ground - high + line / 2, width: wide - line, height: Math.max(1, high - line) },
    ...{ fill: look.pale, stroke: look.bar, 'stroke-width': line },
  })
}

/** Under the first month and under each January, where it has room beside what stands under the last. */
const whereYearsStand = (months: MonthsChart['months'], isOpen: boolean, isBroad: boolean): number[] =>
  months.flatMap(({ month }, n) => {
    const last = months.length - (isOpen ? (isBroad ? 1 : 3) : 0)
    return (n === 0 || (month === 1 && (n > 1 || isBroad))) && n < last ? [n] : []
  })
