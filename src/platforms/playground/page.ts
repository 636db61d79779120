import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import express, { type Router } from 'express'

const FOLDER = fileURLToPath(new URL('./page/', import.meta.url))

/** The three modules the page takes from packages, as the import map of index.html names them. */
const LIBRARIES = {
  '/lib/preact.mjs': fileURLToPath(new URL(import.meta.resolve('preact'))),
  '/lib/hooks.mjs': fileURLToPath(new URL(import.meta.resolve('preact/hooks'))),
  '/lib/htm.mjs': fileURLToPath(new URL(import.meta.resolve('htm'))),
}

/** An import map has to stand in the page itself; its hash lets it in, and nothing else inline. */
function contentSecurityPolicy(html: string): string {
  const map = html.split('<script type="importmap">')[1]?.split('</script>')[0] ?? ''
  const hash = createHash('sha256').update(map).digest('base64')
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}

/**
 * Serves the page and its modules, straight from the checkout: there is no build step. Its types stand in comments
 * (tsconfig.page.json), so that what is checked is what the browser gets, in a checkout and in a package alike.
 */
export function pageRouter(): Router {
  const html = readFileSync(`${FOLDER}index.html`, 'utf8')
  const policy = contentSecurityPolicy(html)
  const router = express.Router()
  router.use((_req, res, next) => {
    res.set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-cache',
    })
    next()
  })
  router.get('/', (_req, res) => {
    res.type('html').send(html)
  })
  for (const [path, file] of Object.entries(LIBRARIES)) {
    router.get(path, (_req, res) => {
      res.type('text/javascript').sendFile(file)
    })
  }
  router.use('/page', express.static(FOLDER, { index: false, cacheControl: false }))
  return router
}
