import type { NextFunction, Request, Response } from 'express'

const PROXY_HEADERS = ['forwarded', 'via']
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i
const LOOPBACK_ADDRESS = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/i

/**
 * Why this request is refused, or nothing. The playground lets anyone be anybody, so it answers this machine alone:
 * behind a proxy every visitor looks like 127.0.0.1, a foreign name may be DNS rebinding, a foreign page may be
 * sending the browser of whoever sits here.
 */
export function whyRefused(req: Pick<Request, 'headers' | 'originalUrl' | 'socket'>): string | undefined {
  const names = Object.keys(req.headers)
  if (names.some(name => PROXY_HEADERS.includes(name) || name.startsWith('x-forwarded-'))) {
    return 'The playground does not answer through a proxy: open it on the machine that runs it.'
  }
  if (!LOOPBACK_ADDRESS.test(req.socket.remoteAddress ?? '')) {
    return 'The playground answers only the machine that runs it.'
  }
  const host = req.headers.host ?? ''
  if (!LOOPBACK_HOST.test(host)) {
    return 'The playground answers only under a local name: open it as http://127.0.0.1 with its port.'
  }
  const origin = req.headers.origin
  if (origin !== undefined && origin !== `http://${host}`) {
    return 'The playground does not answer pages of other addresses.'
  }
  // A cross-site GET carries no Origin, but every current browser says where it comes from. A link to the page is fine.
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && req.originalUrl.startsWith('/api/')) {
    return 'The playground does not answer pages of other addresses.'
  }
  return undefined
}

export function guard(req: Request, res: Response, next: NextFunction): void {
  const problem = whyRefused(req)
  if (problem === undefined) next()
  else res.status(403).json({ problem })
}
