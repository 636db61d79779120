import { expect } from 'vitest'
import { widthOf } from './letters.ts'

// What is written in a drawing of a chart, and whether it can be read.

type Text = { x: number; y: number; size: number; weight: 400 | 600; anchor: string; says: string }

/** What is written in a drawing, and where. */
function textsOf(svg: string): Text[] {
  return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes, says]) => {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes!)?.[1]
    const weight = Number(of('font-weight')) === 600 ? 600 : 400
    const at = { x: Number(of('x')), y: Number(of('y')), size: Number(of('font-size')) }
    return { ...at, weight, anchor: of('text-anchor') ?? 'start', says: says!.replace(/&#(\d+);|&amp;/g, '&') }
  })
}

/** From where to where a text is written, as wide as its letters are. */
function extent({ x, y, size, weight, anchor, says }: Text) {
  const wide = [...says].reduce((sum, sign) => sum + widthOf(sign, weight), 0) * size
  const left = anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x
  return { left, right: left + wide, top: y - size * 0.75, bottom: y + size * 0.22, says }
}

export const frameOf = (svg: string) => {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)!
  return { width: Number(width), height: Number(height) }
}

/** Nothing leaves the card, and no text stands on another. */
export function expectReadable(svg: string) {
  const { width, height } = frameOf(svg)
  const extents = textsOf(svg).map(extent)
  for (const { left, right, top, bottom, says } of extents)
    expect([says, left >= 8, right <= width - 8, top >= 8, bottom <= height - 8]).toEqual([
      says,
      true,
      true,
      true,
      true,
    ])
  for (const [n, one] of extents.entries())
    for (const other of extents.slice(n + 1)) {
      const apart =
        one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top
      expect([one.says, other.says, apart]).toEqual([one.says, other.says, true])
    }
}
