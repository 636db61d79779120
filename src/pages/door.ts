import { fileURLToPath } from 'node:url'
import express, { type Request, type Response, type Router } from 'express'
import { shownAtDoor } from '../club/check-in/door.ts'
import { claimed, isOurs } from '../club/check-in/keys.ts'
import { enter } from '../dispatch/doors.ts'
import { writtenTime } from '../view/plain.ts'
import type { Building } from './building.ts'
import { type Html, html } from './html.ts'
import { wantedLanguage } from './language.ts'
import { sendNothing, sendShown } from './sent.ts'

const script = fileURLToPath(new URL('./door.js', import.meta.url))

/** What an organizer shows at a door: a QR and four digits, which change by themselves. */
export function doorRouter(building: Building): Router {
  const router = express.Router()
  router.get('/script/door.js', (_request, response) => {
    response.set('X-Content-Type-Options', 'nosniff').type('text/javascript').sendFile(script)
  })
  router.get('/:key', async (request, response) => {
    const shown = await drawn(building, request, request.params.key)
    if (!shown) return sendNothing(request, response)
    const { w, part, seconds, words } = shown
    sendShown(response, words, {
      status: 200,
      title: w.doorTitle,
      // Where no script runs the page comes anew by itself.
      head: html`<noscript><meta http-equiv="refresh" content="${seconds}"></noscript>
<script type="module" src="/door/script/door.js"></script>
`,
      body: html`<div class="door" id="door" data-next="${seconds}">${part}</div>`,
    })
  })
  router.get('/:key/now', async (request: Request<{ key: string }>, response: Response) => {
    const shown = await drawn(building, request, request.params.key)
    response.set('Cache-Control', 'no-store')
    if (!shown) response.status(404).json({})
    else response.json({ html: shown.part.text, next: shown.seconds })
  })
  return router
}

/** What stands at the door now, and for how many seconds. */
async function drawn(building: Building, request: Request, key: string | undefined) {
  const said = claimed('door', key)
  if (!said) return null
  const visit = {
    as: { kind: 'page', club: said.club, member: null },
    once: null,
    language: wantedLanguage(request),
  } as const
  const found = await enter(building, visit, {
    inside: async ({ club, voice }) => {
      const door = isOurs(club, 'door', said) ? await shownAtDoor(club, said.ids.meeting) : null
      return door && { door, voice, at: club.at }
    },
    again: null,
    outside: async () => null,
  })
  if (!found) return null
  const { door, voice, at } = found
  const { checkIn, speech } = voice.words
  const w = checkIn.page
  const seconds = Math.max(1, Math.min(60, Math.ceil(at.until(door.changes).total('seconds')) + 1))
  const told = { w, seconds, words: voice.words }
  const { open } = door
  if (open === 'no more') return { ...told, part: html`<p>${w.closed}</p>` }
  const hour = writtenTime(door.opens.toString(), 'hour', { ...speech, zone: door.zone })
  if (open === 'not yet') return { ...told, part: html`<p>${w.notOpen(hour)}</p>` }
  const { qrOf } = await import('./qr.ts')
  const part: Html = html`
    <p>${w.scan}</p>
    ${qrOf(open.link, w.qr)}
    <p class="code" aria-label="${w.digits} ${open.code.split('').join(' ')}">${open.code}</p>
    <p class="soft">${w.at(open.address)}<br>${w.inChat}</p>
    ${open.arrived > 0 && html`<p class="soft">${w.arrived(open.arrived)}</p>`}`
  return { ...told, part }
}
