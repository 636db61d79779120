import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'

const require = createRequire(import.meta.url)
const fonts = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map(file =>
  require.resolve(`@expo-google-fonts/inter/${file}`),
)

const drawn = (text: string, weight: number) =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><text x="20" y="140" font-family="Inter" font-size="100" font-weight="${weight}">${text}</text></svg>`,
    { font: { loadSystemFonts: false, fontFiles: fonts, defaultFontFamily: 'Inter' } },
  )

const between = (text: string, weight: number): number => drawn(`|${text}|`, weight).getBBox()?.width ?? 0

const written = (sign: string) => sign.replace(/[&<>]/g, one => `&#${one.charCodeAt(0)};`)
const widths = new Map<string, number>()

/** How wide a sign of the pictures' font is, in its own height; blanks too. */
export function widthOf(sign: string, weight: 400 | 600): number {
  const key = `${weight} ${sign}`
  const known = widths.get(key) ?? (between(written(sign), weight) - between('', weight)) / 100
  widths.set(key, known)
  return known
}

/** What is drawn of a sign: of one that the font lacks, whatever stands for all that it lacks. */
export const pixelsOf = (sign: string, weight: 400 | 600): string =>
  Buffer.from(drawn(written(sign), weight).render().pixels).toString('base64')
