import { fontFamily, look, weights } from './look.ts'
import { rect } from './svg.ts'

/** What every chart stands on, and is written in. */

export const width = 800
export const margin = 24
export const inside = width - 2 * margin

export const card = ({ width, height }: { readonly width: number; readonly height: number }): string =>
  rect({ ...{ x: 1, y: 1, width: width - 2, height: height - 2, rx: 16 }, fill: look.card, stroke: look.edge })

const font = (size: number, weight: number) => ({ 'font-family': fontFamily, 'font-size': size, 'font-weight': weight })
export const plain = (size: number) => font(size, weights.plain)
export const strong = (size: number) => font(size, weights.strong)
