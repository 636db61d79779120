import { correction, generate } from 'lean-qr'
import { Html } from './html.ts'

/** A QR code as a picture that is drawn at any size; loaded by the one page that shows one. `alt` says what it is. */
export function qrOf(text: string, alt: string): Html {
  const code = generate(text, { minCorrectionLevel: correction.M })
  const quiet = 4
  const size = code.size + 2 * quiet
  let path = ''
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x + quiet} ${y + quiet}h1v1h-1z`
  return new Html(
    `<svg role="img" aria-label="${alt.replace(/[&<>"]/g, '')}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path fill="#000" d="${path}"/></svg>`,
  )
}
