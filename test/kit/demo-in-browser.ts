import { afterAll, beforeAll } from 'vitest'
import { type Browser, openBrowser } from './browser.ts'
import { startDemo } from './demo.ts'

/** The demo club and a browser beside it, for all the tests of a file; there from the first test on. */
export function demoInBrowser(): { readonly url: string; readonly browser: Browser } {
  const there = { url: '', browser: undefined as unknown as Browser }
  let close = async () => {}
  beforeAll(async () => {
    const [demo, browser] = await Promise.all([startDemo(), openBrowser()])
    Object.assign(there, { url: demo.url, browser })
    close = async () => {
      await browser.close()
      await demo.close()
    }
  }, 60_000)
  afterAll(() => close(), 30_000)
  return there
}
