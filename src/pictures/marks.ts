import type { MarksChart } from '../terms/chart.ts'
import type { Mark } from '../terms/presence.ts'
import { card, margin, plain, strong, width } from './card.ts'
import { axis, daysUnder } from './days.ts'
import { look, sizes, widest } from './look.ts'
import { drawing, path, rect, text } from './svg.ts'

/** From the top down. */
const order: readonly Mark[] = ['came', 'excused', 'absent']
const lane = 62
const largest = 15

/** A lane for each way in which a meeting counted, and in each a sign of its own: a disc, a lozenge, a ring. */
export function drawMarks({ meetings, labels, language }: MarksChart): string {
  const counts = Object.fromEntries(order.map(mark => [mark, meetings.filter(one => one.mark === mark).length])) as {
    [M in Mark]: number
  }
  const names = Math.max(...order.map(mark => labels[mark].length)) * sizes.label * widest
  const figures = String(meetings.length).length * sizes.total * widest
  const left = margin + names + figures + 30
  const slot = (width - margin - left) / meetings.length
  const centre = (n: number) => left + (n + 0.5) * slot
  const size = Math.min(largest, slot * 0.42)
  const top = margin
  const middle = (mark: Mark) => top + (order.indexOf(mark) + 0.5) * lane
  const ground = top + order.length * lane + 8
  const shapes = order.flatMap(mark => [
    text(labels[mark], { x: margin, y: middle(mark) + 10, ...plain(sizes.label), fill: look.ink }),
    text(String(counts[mark]), {
      ...{ x: left - 20, y: middle(mark) + 10, 'text-anchor': 'end', ...strong(sizes.total), fill: look.bar },
    }),
    path({ d: `M${left} ${middle(mark)}H${width - margin}`, stroke: look.edge, 'stroke-width': 1 }),
  ])
  for (const [n, { mark }] of meetings.entries()) shapes.push(sign(mark, centre(n), middle(mark), size))
  shapes.push(path({ d: `M${left} ${ground}H${width - margin}`, stroke: look.edge, 'stroke-width': 2 }))
  const days = meetings.map(({ day }) => day)
  shapes.push(...daysUnder({ language, days, centre, slot, ground }))
  const whole = { width, height: ground + axis.names + axis.years + margin - 8 }
  return drawing(whole, [card(whole), ...shapes])
}

function sign(mark: Mark, x: number, y: number, size: number): string {
  const frame = Math.min(4, size * 0.5)
  if (mark === 'came')
    return rect({ x: x - size, y: y - size, width: 2 * size, height: 2 * size, rx: size, fill: look.bar })
  const framed = { fill: mark === 'excused' ? look.pale : look.card, stroke: look.bar, 'stroke-width': frame }
  if (mark === 'excused')
    return path({ d: `M${x} ${y - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`, ...framed })
  const inner = size - frame / 2
  return rect({ ...{ x: x - inner, y: y - inner, width: 2 * inner, height: 2 * inner, rx: inner }, ...framed })
}
