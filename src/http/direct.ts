import type { IncomingMessage } from 'node:http'

/** Headers that a browser or a script on this machine has no reason to send, and proxies and tunnels put in. */
const ofProxies = [
  /^(forwarded|via)$/,
  /^x-forwarded(-|$)/,
  /^x-(real|original|proxy|envoy|amzn|azure|arr|appengine|vercel|cloud-trace|scheme|proto|host)(-|$)/,
  /^(cf|cdn|fastly|fly|ngrok)-/,
  /(^|-)(client|connecting|cluster|remote|source|peer|real)-(ip|addr|address)$/,
]
const LOOPBACK_ADDRESS = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/i
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

/** `proxy`: somebody stands between; `elsewhere`: another machine; `name`: asked for under a name that is not this machine's. */
export type Indirect = 'proxy' | 'elsewhere' | 'name'

/**
 * Why a request cannot be taken for one of whoever sits at this machine; undefined when it can. Behind a proxy every
 * visitor looks like 127.0.0.1: it betrays itself by its headers, or by the old HTTP/1.0 that nginx speaks when it is told
 * nothing else. A foreign name may be a page that has its own name point here.
 */
export function indirect({
  headers,
  httpVersion,
  socket,
}: Pick<IncomingMessage, 'headers' | 'httpVersion' | 'socket'>): Indirect | undefined {
  const names = Object.keys(headers).map(name => name.replaceAll('_', '-'))
  if (httpVersion !== '1.1' || names.some(name => ofProxies.some(one => one.test(name)))) return 'proxy'
  if (!LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '')) return 'elsewhere'
  return LOOPBACK_HOST.test(headers.host ?? '') ? undefined : 'name'
}
