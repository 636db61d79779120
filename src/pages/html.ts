import { createHash } from 'node:crypto'
import type { Language } from '../terms/speech.ts'
import { style } from './style.ts'

/** A piece of a page in which everything that is not ours is escaped: only `html` makes one. */
export class Html {
  readonly text: string
  /** `text` must be markup already. */
  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | false | null | undefined | readonly Html[]

/** html`<p>${name}</p>`: what is put in is text, unless it is a piece of a page itself; false and null are nothing. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(pieces.reduce((made, piece, n) => `${made}${written(parts[n - 1])}${piece}`))

function written(part: Part): string {
  if (part === false || part === null || part === undefined) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map(({ text }) => text).join('')
  return String(part).replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}

export type Page = {
  readonly language: Language
  readonly title: string
  readonly body: Html
  /** What stands in its head beside the title. */
  readonly head?: Html
}

/** A whole page, as it is sent. */
export const documentOf = ({ language, title, body, head }: Page): string =>
  html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<style>${new Html(style)}</style>
${head}</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.text

const styleHash = createHash('sha256').update(style).digest('base64')

/**
 * The headers of every page: nothing from elsewhere, nobody’s frame, no trace of the address where it leads on. Its link is a
 * key: no cache keeps it.
 */
export const headers: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${styleHash}'`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}
