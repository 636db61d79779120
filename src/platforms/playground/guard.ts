import { createHash } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { type Indirect, indirect } from '../../http/direct.ts'
import { sameSecret } from '../../http/same-secret.ts'

type Incoming = Pick<Request, 'headers' | 'httpVersion' | 'socket'>

const indirectly: { readonly [why in Indirect]: string } = {
  proxy: 'The playground does not answer through a proxy: open it on the machine that runs it.',
  elsewhere: 'The playground answers only the machine that runs it.',
  name: 'The playground answers only under a local name: open it as http://127.0.0.1 with its port.',
}
const FOREIGN = 'The playground does not answer pages of other addresses.'

/**
 * Why this request is refused, or nothing. The playground lets anyone be anybody, so it answers this machine alone, and
 * no foreign page that sends the browser of whoever sits here.
 */
export function whyRefused(req: Incoming): string | undefined {
  const why = indirect(req)
  if (why) return indirectly[why]
  const { origin, host } = req.headers
  return origin !== undefined && origin !== `http://${host}` ? FOREIGN : undefined
}

export function guard(req: Request, res: Response, next: NextFunction): void {
  const problem = whyRefused(req)
  if (problem === undefined) next()
  else res.status(403).json({ problem })
}

/**
 * For what a page fetches: a GET from another site carries no Origin, but every current browser says where it comes from.
 * A link to the page itself is fine.
 */
export function ownPagesOnly(req: Request, res: Response, next: NextFunction): void {
  const site = req.headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') next()
  else res.status(403).json({ problem: FOREIGN })
}

const NO_KEY =
  'The playground of a real club opens with the address that the start printed, key included. A script sends the key as ?key=… or as Authorization: Bearer.'

/**
 * Lets in who brings the key: in the address that was printed, which leaves a cookie and is at once without it, as a
 * bearer, or by that cookie.
 */
export function keyed(key: string): RequestHandler {
  const fits = (said: unknown) => sameSecret(said, key)
  // Programs on other ports of this machine share its cookies: each playground has a name of its own for its.
  const name = `assidu-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
  return (req, res, next) => {
    const isPage = req.method === 'GET' && req.path === '/'
    if (isPage && fits(req.query.key)) {
      const { searchParams } = new URL(req.originalUrl, 'http://127.0.0.1')
      searchParams.delete('key')
      res.cookie(name, key, { httpOnly: true, sameSite: 'strict', path: '/' })
      res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
      res.redirect(303, searchParams.size > 0 ? `/?${searchParams}` : '/')
    } else if (
      fits(req.query.key) ||
      fits(/^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1]) ||
      fits(cookieNamed(name, req.headers.cookie))
    )
      next()
    else res.status(401).set('Cache-Control', 'no-store').json({ problem: NO_KEY })
  }
}

function cookieNamed(name: string, header: string | undefined): string | undefined {
  const one = (header ?? '').split(';').find(part => part.trim().startsWith(`${name}=`))
  return one?.trim().slice(name.length + 1)
}
