import { createHash } from 'node:crypto'
import express, { type Router } from 'express'
import { readKey } from '../club/calendar/address.ts'
import { feedText } from '../club/calendar/calendar.ts'
import { feedAt } from '../club/calendar/feed.ts'
import { enter } from '../dispatch/doors.ts'
import { Allowance } from '../http/allowance.ts'
import { wordsFor } from '../words/words.ts'
import type { Building } from './building.ts'

/** The calendar of whoever has this address; null where there is none. */
async function calendarAt(building: Building, address: string): Promise<string | null> {
  const key = readKey(address)
  if (!key) return null
  return enter<string | null>(
    building,
    { as: { kind: 'page', club: key.club, member: null }, once: null },
    {
      async inside({ club }) {
        const feed = await feedAt(club, key)
        return feed && feedText(feed, wordsFor(feed.reader.reads))
      },
      again: null,
      outside: async () => null,
    },
  )
}

const everybody = 'everybody'

/**
 * `GET /calendar/<secret>.ics`: the calendar of whoever was given the address. The address is the secret: it is written down
 * nowhere, sent on to nobody, and kept by no cache that others share. Wrong ones are counted together, so that nobody tries
 * many; whose address is right reads on meanwhile.
 */
export function calendarFeed(building: Building): Router {
  const { real: now } = building.means
  const reads = new Allowance({ most: 60, seconds: 600, now })
  const misses = new Allowance({ most: 120, seconds: 60, now })
  const found = new Set<string>()
  const router = express.Router()
  router.get('/calendar/:file', async (request, response) => {
    response.set({
      'Cache-Control': 'private, no-cache',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    })
    const { file } = request.params
    const key = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : ''
    const wait = misses.isUsedUp(everybody) && !found.has(key) ? 60 : found.has(key) ? reads.take(key) : 0
    if (wait > 0) return void response.status(429).set('Retry-After', String(wait)).type('text/plain').send('Later.\n')
    try {
      const calendar = await calendarAt(building, key)
      if (calendar === null) {
        found.delete(key)
        misses.take(everybody)
        return void response.status(404).type('text/plain').send('There is no calendar at this address.\n')
      }
      if (found.size >= mostKnown) found.clear()
      found.add(key)
      const etag = `"${createHash('sha256').update(calendar).digest('base64url')}"`
      response.set('ETag', etag)
      if (has(request.get('if-none-match'), etag)) return void response.status(304).end()
      response.type('text/calendar; charset=utf-8').send(calendar)
    } catch (error) {
      building.report(error)
      response.status(503).set('Retry-After', '60').type('text/plain').send('Later.\n')
    }
  })
  return router
}

/** Whether whoever asks has this one already; proxies may have weakened its tag. */
const has = (said: string | undefined, etag: string): boolean =>
  said?.split(',').some(one => one.trim().replace('W/', '') === etag) ?? false

/** Addresses remembered as right: as many as very large clubs have. */
const mostKnown = 10_000
