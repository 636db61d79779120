import { isIPv6 } from 'node:net'
import type { Request } from 'express'

/** The address a request came from; of version 6 the network of the household, in which one has as many as one likes. */
export function addressOf(request: Pick<Request, 'ip'>): string {
  const ip = (request.ip ?? '').replace(/^::ffff:(?=\d+\.)/, '')
  if (!isIPv6(ip)) return ip
  const [head = '', tail] = ip.split('::')
  const parts = head === '' ? [] : head.split(':')
  const rest = tail ? tail.split(':').length : 0
  const whole = tail === undefined ? parts : [...parts, ...Array(Math.max(0, 8 - parts.length - rest)).fill('0')]
  return whole.slice(0, 4).join(':')
}

/** Whether another site’s page has sent this: browsers say so, and what says nothing is no browser of today. */
export const isFromElsewhere = ({ headers }: Pick<Request, 'headers'>): boolean =>
  headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site'

/** A field of a form, as it was typed, without the blanks around it and no longer than so many characters. */
export function fieldOf({ body }: { readonly body?: unknown }, name: string, most = 120): string {
  const value = (body as Readonly<Record<string, unknown>> | undefined)?.[name]
  return typeof value === 'string' ? [...value.trim()].slice(0, most).join('') : ''
}

/** A cookie of ours; undefined where there is none. */
export const cookieOf = ({ headers }: Pick<Request, 'headers'>, name: string): string | undefined =>
  headers.cookie
    ?.split(';')
    .map(one => one.trim())
    .find(one => one.startsWith(`${name}=`))
    ?.slice(name.length + 1)
