/** The few shapes a chart is made of, as SVG. */

type Attributes = Readonly<Record<string, string | number>>

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? Math.round(value * 100) / 100 : escaped(value)}"`)
    .join('')

export const rect = (attributes: Attributes): string => `<rect${written(attributes)}/>`
export const path = (attributes: Attributes): string => `<path${written(attributes)}/>`
export const text = (content: string, attributes: Attributes): string =>
  `<text${written(attributes)}>${escaped(content)}</text>`

/** A drawing of this size, in units of which a phone shows about 800 across. */
export const drawing = (size: { readonly width: number; readonly height: number }, shapes: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}"${written(size)}>${shapes.join('')}</svg>`
