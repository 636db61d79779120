import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { fontFamily } from './look.ts'

// A bare machine has no fonts: the two weights that charts are written in come along.
const fonts = [
  import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
]

// The whole life of a process that draw.ts starts: one picture.
process.once('message', (svg: string) => {
  const drawn = new Resvg(svg, {
    // Twice the units: sharp where a phone has two or three pixels for one.
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false, fontFiles: fonts.map(url => fileURLToPath(url)), defaultFontFamily: fontFamily },
  }).render()
  process.send!(drawn.asPng(), () => process.disconnect!())
})
