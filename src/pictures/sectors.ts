import type { SectorsChart } from '../terms/chart.ts'
import { writeFigure } from '../terms/write-figure.ts'
import { card, inside, margin, plain, strong, width } from './card.ts'
import { look, sizes, widest } from './look.ts'
import { drawing, rect, text } from './svg.ts'

/** Heights: a sign of the legend with its first line, a further line of it, the name of a family, one of its bars, what parts two families, a line of the source. */
const parts = { legend: 38, line: 30, label: 40, bar: 26, between: 4, gap: 22, source: 28 } as const
const frame = 2.5
const sign = { wide: 30, high: 24 } as const

/** For each family two bars, one beneath the other: the club's is full, the region's empty, so that no colour is needed. */
export function drawSectors({ rows, labels, source, language }: SectorsChart): string {
  const figures = rows.flatMap(({ club, region }) => [club, region ?? 0])
  const most = Math.max(1, ...figures)
  const room = String(most).length * sizes.figure * widest + 12
  const long = (figure: number) => (figure / most) * (inside - room)
  const shapes: string[] = []
  let top: number = margin
  for (const kind of ['club', 'region'] as const) {
    const label = labels[kind]
    if (label === null) continue
    shapes.push(bar(kind, { x: margin, y: top, wide: sign.wide, high: sign.high }))
    const left = margin + sign.wide + 12
    for (const said of linesOf(label, { size: sizes.figure, room: width - margin - left })) {
      shapes.push(text(said, { x: left, y: top + 20, ...plain(sizes.figure), fill: look.ink }))
      top += parts.line
    }
    top += parts.legend - parts.line
  }
  top += parts.between * 3
  for (const { label, club, region } of rows) {
    shapes.push(text(label, { x: margin, y: top + sizes.label, ...strong(sizes.label), fill: look.ink }))
    top += parts.label
    for (const [kind, figure] of [
      ['club', club],
      ['region', region],
    ] as const) {
      if (figure === null) continue
      if (figure > 0) shapes.push(bar(kind, { x: margin, y: top, wide: long(figure), high: parts.bar }))
      shapes.push(
        text(writeFigure(figure, language), {
          ...{ x: margin + long(figure) + (figure > 0 ? 10 : 0), y: top + 21 },
          ...{ ...plain(sizes.figure), fill: figure > 0 ? look.ink : look.soft },
        }),
      )
      top += parts.bar + parts.between
    }
    top += parts.gap - parts.between
  }
  for (const said of source === null ? [] : linesOf(source, { size: sizes.month, room: inside })) {
    shapes.push(text(said, { x: margin, y: top + 16, ...plain(sizes.month), fill: look.soft }))
    top += parts.source
  }
  const whole = { width, height: top + (source === null ? 0 : margin - 10) }
  return drawing(whole, [card(whole), ...shapes])
}

type Place = { readonly x: number; readonly y: number; readonly wide: number; readonly high: number }

function bar(kind: 'club' | 'region', { x, y, wide, high }: Place): string {
  if (kind === 'club') return rect({ x, y, width: wide, height: high, fill: look.bar })
  const half = frame / 2
  const framed = { x: x + half, y: y + half, width: Math.max(1, wide - frame), height: high - frame }
  return rect({ ...framed, fill: look.card, stroke: look.bar, 'stroke-width': frame })
}

/** A sentence in as many lines as it takes; a word longer than a line goes on in the next. */
function linesOf(said: string, { size, room }: { readonly size: number; readonly room: number }): string[] {
  const fit = Math.floor(room / (size * widest))
  const words = said.split(' ').flatMap(word => {
    const signs = [...word]
    return Array.from({ length: Math.ceil(signs.length / fit) }, (_, n) => signs.slice(n * fit, (n + 1) * fit).join(''))
  })
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= fit) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
