import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, DESKTOP, openBrowser, openPage, PHONE, Visitor } from '../kit/browser.ts'
import { startDemo } from '../kit/demo.ts'

/** `npm run pictures`: the pictures of the README, taken of the demo club as a new user meets it. */

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))

const demo = await startDemo()
const browser = await openBrowser()
try {
  await mkdir(folder, { recursive: true })
  await takeDesktop(browser)
  await takePhone(browser)
} finally {
  await browser.close()
  await demo.close()
}

/** A referral has arrived: Thomas reads it in his direct messages. */
async function takeDesktop(browser: Browser): Promise<void> {
  await post('say', {
    as: 'm10',
    text: '/recommander @m02 outside "Surélever une maison de ville, rue de la Préfecture" contact:"Mme Dupont" telephone:"06 39 98 12 34" accord:oui preparation:3 suite:will-call',
  })
  await picture(browser, { as: 'm02', at: 'direct', options: DESKTOP, name: 'playground-desktop' })
}

/** Monday morning: the organizers' digest, on a telephone. */
async function takePhone(browser: Browser): Promise<void> {
  await post('clock', { to: '2026-11-23T08:30:00+01:00' })
  await picture(browser, { as: 'm01', at: 'channel:organizers', options: PHONE, name: 'playground-phone' })
}

type Picture = { as: string; at: string; options: typeof DESKTOP; name: string }

async function picture(browser: Browser, { as, at, options, name }: Picture): Promise<void> {
  const { page, errors } = await openPage(browser, options)
  await new Visitor(page).open(`${demo.url}/#as=${as}&in=${at}`)
  const last = page.getByRole('article').last()
  await last.waitFor()
  // A long message is shown from its beginning.
  await last.evaluate(message => message.scrollIntoView({ block: 'start' }))
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' })
  await page.context().close()
  if (errors.length > 0) throw new Error(errors.join('\n'))
}

async function post(call: string, body: unknown): Promise<void> {
  const answer = await fetch(`${demo.url}/api/${call}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${call}: ${answer.status} ${await answer.text()}`)
}
