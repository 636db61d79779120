import sparticuz from '@sparticuz/chromium'
import playwright, { type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

export type { Page }

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

/**
 * The Chromium that comes with the packages. Its own arguments are for a cloud function and switch web security off;
 * ours keep it on, or the page's policy would not be tested. Containers run as root, where it needs no sandbox.
 */
export async function openBrowser(): Promise<Browser> {
  return await playwright.chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    headless: true,
  })
}

/** A page that fails its test at any error of its own: an exception, a console error, a request that got no answer. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = DESKTOP,
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { page, errors }
}
