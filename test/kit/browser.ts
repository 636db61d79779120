import { access, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import playwright, { type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

export type { Browser, Page }

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

/** Where the browser is unpacked, once for each of its versions. */
async function unpacked(): Promise<string> {
  const about = await readFile(new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url), 'utf8')
  const home = join(tmpdir(), `assidu-chromium-${(JSON.parse(about) as { version: string }).version}`)
  const program = join(home, 'chromium')
  if (await exists(program)) return program
  // Several test files may begin at once: each unpacks beside, and whoever is first puts all in place in one move.
  const own = await mkdtemp(`${home}-`)
  const before = process.env.TMPDIR
  process.env.TMPDIR = own
  try {
    await sparticuz.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  const first = await rename(own, home).then(
    () => true,
    () => false,
  )
  if (!first) await rm(own, { recursive: true })
  return program
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/**
 * The Chromium that comes with the packages. Its own arguments are for a cloud function and switch web security off;
 * ours keep it on, or the page's policy would not be tested. Containers run as root, where it needs no sandbox.
 */
export async function openBrowser(): Promise<Browser> {
  return await playwright.chromium.launch({
    executablePath: await unpacked(),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    headless: true,
  })
}

export type OpenPage = { page: Page; errors: string[] }

/** A new visitor's page. `errors` fills with exceptions, console errors and what the page's policy forbade. */
export async function openPage(browser: Browser, options: BrowserContextOptions = DESKTOP): Promise<OpenPage> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const errors: string[] = []
  page.on('pageerror', error => errors.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { page, errors }
}

/** What a person does on the page, found as a screen reader would find it: by role and name. */
export class Visitor {
  readonly page: Page
  readonly phone: boolean

  constructor(page: Page) {
    this.page = page
    this.phone = (page.viewportSize()?.width ?? 0) < 760
  }

  get composer() {
    return this.page.locator('#composer')
  }

  get messages() {
    return this.page.getByRole('article')
  }

  get dialog() {
    return this.page.getByRole('dialog')
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url)
    await this.composer.waitFor()
  }

  async #menu(): Promise<void> {
    const toggle = this.page.locator('header button[aria-controls="sidebar"]')
    if (this.phone && (await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click()
  }

  /** Becomes somebody, by typing a part of the name. */
  async becomes(name: string): Promise<void> {
    await this.#menu()
    await this.page.locator('button[aria-controls="who-panel"]').click()
    await this.page.locator('#who-panel').getByRole('combobox').fill(name)
    await this.page.keyboard.press('Enter')
    await this.page.locator('#who-panel').waitFor({ state: 'detached' })
  }

  async goesTo(conversation: string): Promise<void> {
    await this.#menu()
    await this.page.getByRole('navigation').getByRole('listitem').getByRole('button', { name: conversation }).click()
  }

  /** Types into the composer, as keys, and waits for what is offered. */
  async types(text: string): Promise<void> {
    await this.composer.focus()
    await this.page.keyboard.type(text)
  }

  async offers(): Promise<string[]> {
    return this.page.locator('#suggestions').getByRole('option').allInnerTexts()
  }
}
