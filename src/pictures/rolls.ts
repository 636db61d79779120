import { averagesOf, type RollsChart } from '../terms/chart.ts'
import { allIn, type Mark } from '../terms/presence.ts'
import { writeFigure } from '../terms/write-figure.ts'
import { card, margin, plain, strong, width } from './card.ts'
import { axis, daysUnder } from './days.ts'
import { look, sizes, widest } from './look.ts'
import { drawing, path, rect, text } from './svg.ts'

/** Heights: each line of the legend, what parts it from the bars, the bars, and the figure above one. */
const parts = { legend: 36, gap: 14, bars: 230, figure: 30 } as const
/** Room at the left for the figures of the scale. */
const scaleRoom = 64
const widestBar = 56
const inBar = { frame: 2.5, stripe: 3, between: 7 } as const
const left = margin + scaleRoom

/** From the ground up. */
const order: readonly Mark[] = ['came', 'absent', 'excused']

/** Bars of three parts told apart by their place and by how they are filled, so that no colour is needed. */
export function drawRolls({ meetings, labels, average, language }: RollsChart): string {
  const slot = (width - margin - left) / meetings.length
  const wide = Math.min(widestBar, slot * 0.68)
  const centre = (n: number) => left + (n + 0.5) * slot
  const averages = averagesOf(meetings)
  const isAveraged = averages.some(one => one !== null)
  const legend = legendOf(labels, isAveraged ? average : null)
  const { step, top } = scaleFor(Math.max(1, ...meetings.map(allIn)))
  const ceiling = margin + legend.height + parts.gap + parts.figure
  const ground = ceiling + parts.bars
  const high = (figure: number) => (figure / top) * parts.bars
  const shapes = [...legend.shapes]
  for (let figure = 0; figure <= top; figure += step) {
    const y = ground - high(figure)
    shapes.push(
      path({ d: `M${left} ${y}H${width - margin}`, stroke: look.edge, 'stroke-width': figure === 0 ? 2 : 1 }),
      text(writeFigure(figure, language), {
        ...{ x: left - 12, y: y + 7, 'text-anchor': 'end', ...plain(sizes.month), fill: look.soft },
      }),
    )
  }
  for (const [n, meeting] of meetings.entries()) {
    let from = ground
    for (const mark of order) {
      if (meeting[mark] === 0) continue
      const to = from - high(meeting[mark])
      shapes.push(...block(mark, { x: centre(n) - wide / 2, y: to, wide, high: from - to }))
      from = to
    }
    const said = String(meeting.came)
    if (said.length * sizes.figure * widest + 4 > wide) continue
    // It says how many came: at the foot of their part, not above the whole bar.
    const isIn = high(meeting.came) > sizes.figure * 2
    shapes.push(
      text(said, {
        ...{ x: centre(n), y: isIn ? ground - 12 : from - 8, 'text-anchor': 'middle' },
        ...{ ...strong(sizes.figure), fill: isIn ? look.card : look.ink },
      }),
    )
  }
  const points = averages.flatMap((one, n) =>
    one === null ? [] : [`${round(centre(n))} ${round(ground - high(one))}`],
  )
  shapes.push(...line(points))
  const days = meetings.map(({ day }) => day)
  shapes.push(...daysUnder({ language, days, centre, slot, ground }))
  const whole = { width, height: ground + axis.names + axis.years + margin - 8 }
  return drawing(whole, [card(whole), ...shapes])
}

const round = (one: number) => Math.round(one * 100) / 100

/** Over white, so that it is seen on the bars too. */
const line = (points: readonly string[]): string[] =>
  points.length < 2
    ? []
    : [
        { stroke: look.card, 'stroke-width': 8 },
        { stroke: look.trend, 'stroke-width': 4 },
      ].map(stroke => path({ d: `M${points.join('L')}`, fill: 'none', 'stroke-linejoin': 'round', ...stroke }))

/** One part of a bar: full, empty or striped. */
function block(mark: Mark, { x, y, wide, high }: { x: number; y: number; wide: number; high: number }): string[] {
  if (mark === 'came') return [rect({ x, y, width: wide, height: high, fill: look.bar })]
  const half = inBar.frame / 2
  const framed = { x: x + half, y: y + half, width: wide - inBar.frame, height: Math.max(1, high - inBar.frame) }
  const frame = rect({ ...framed, fill: look.card, stroke: look.bar, 'stroke-width': inBar.frame })
  if (mark === 'absent') return [frame]
  const stripes: string[] = []
  for (let at = y + inBar.between; at < y + high - inBar.frame; at += inBar.between)
    stripes.push(`M${round(x + half)} ${round(at)}h${round(wide - inBar.frame)}`)
  const striped = path({ d: stripes.join(''), stroke: look.bar, 'stroke-width': inBar.stripe })
  return stripes.length === 0 ? [frame] : [frame, striped]
}

/** What each part and the line are called: as many in a row as there is room for. */
function legendOf(labels: RollsChart['labels'], average: string | null) {
  const sign = { wide: 30, high: 24 }
  const shapes: string[] = []
  let [x, y] = [margin, margin]
  const place = (label: string) => {
    const long = sign.wide + 10 + label.length * sizes.figure * widest + 26
    if (x > margin && x + long > width - margin) [x, y] = [margin, y + parts.legend]
    const at = { x, y }
    shapes.push(text(label, { x: x + sign.wide + 10, y: y + 21, ...plain(sizes.figure), fill: look.ink }))
    x += long
    return at
  }
  for (const mark of order) {
    const at = place(labels[mark])
    shapes.push(...block(mark, { ...at, ...sign }))
  }
  if (average !== null) {
    const at = place(average)
    shapes.push(...line([`${at.x} ${at.y + sign.high / 2}`, `${at.x + sign.wide} ${at.y + sign.high / 2}`]))
  }
  return { shapes, height: y - margin + parts.legend }
}

/** Four lines at most, at figures that one reads easily. */
function scaleFor(most: number): { readonly step: number; readonly top: number } {
  const steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000]
  const step = steps.find(one => Math.ceil(most / one) <= 4) ?? 10 ** Math.ceil(Math.log10(most))
  return { step, top: Math.ceil(most / step) * step }
}
