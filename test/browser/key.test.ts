import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLog } from '../../src/log.ts'
import { compose } from '../../src/main.ts'
import { importFolder } from '../../src/transfer/import.ts'
import { type Browser, openBrowser, openPage, Visitor } from '../kit/browser.ts'
import { freshDatabase } from '../kit/postgres.ts'
import { type Program, startProgram } from '../kit/program.ts'

/** A real club in the playground: whoever reads what the start printed is in, and nobody else on the machine. */

const secretKey = 'a secret key for tests, long enough to be taken'
let database: Awaited<ReturnType<typeof freshDatabase>>
let program: Program
let browser: Browser

beforeAll(async () => {
  database = await freshDatabase()
  const assidu = await compose({ url: database.url, secretKey, log: openLog('error'), pollSeconds: 3600, poolSize: 3 })
  await importFolder(assidu.means, 'src/transfer/demo')
  await assidu.stop()
  const env = { DATABASE_URL: database.url, ASSIDU_SECRET_KEY: secretKey, ASSIDU_PLAYGROUND: 'on' }
  ;[program, browser] = await Promise.all([startProgram(['start', '--port', '0'], env), openBrowser()])
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await program?.close()
  await database?.drop()
})

test('the printed address opens it; the key is gone from the address, and what is typed is answered', async () => {
  const address = await program.says(/http:\/\/127\.0\.0\.1:\d+\/\?key=[0-9a-f]{32}/)
  const { origin, searchParams } = new URL(address)
  const { page, errors } = await openPage(browser)
  const visitor = new Visitor(page)
  await visitor.open(address)
  expect(new URL(page.url()).search).toBe('')
  await visitor.composer.fill('/aide')
  await visitor.composer.press('Escape')
  await visitor.composer.press('Enter')
  await visitor.messages.filter({ hasText: 'Ce que vous pouvez taper' }).first().waitFor({ timeout: 30_000 })
  expect(errors).toEqual([])
  // The window beside it has the cookie; another browser has not, and no script on the machine without the key.
  const beside = await page.context().newPage()
  expect((await beside.goto(origin))?.status()).toBe(200)
  const other = await openPage(browser)
  expect((await other.page.goto(origin))?.status()).toBe(401)
  expect((await fetch(`${origin}/api/people`)).status).toBe(401)
  const bearer = { authorization: `Bearer ${searchParams.get('key')}` }
  expect((await fetch(`${origin}/api/people`, { headers: bearer })).status).toBe(200)
  // Said once, in the line that is for whoever started it.
  expect(program.said().split(searchParams.get('key')!)).toHaveLength(2)
})
