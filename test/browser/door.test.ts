import { mkdir } from 'node:fs/promises'
import { correction, generate } from 'lean-qr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInsOf } from '../../src/club/check-in/checked-in.ts'
import { codeOf, signed } from '../../src/club/check-in/keys.ts'
import { stepsAt } from '../../src/club/check-in/rules.ts'
import { wordsFor } from '../../src/words/words.ts'
import { type Browser, openBrowser, openPage, type Page, PHONE } from '../kit/browser.ts'
import { planned } from '../kit/meetings.ts'
import { openPages } from '../kit/pages.ts'
import { DOUBLE_IDS, FAINT, nameless, spoken } from '../kit/spoken.ts'
import { openStory, usualCast } from '../kit/story.ts'

/** The door of a meeting on a tablet, and the page that its QR opens, on the telephones of whoever comes. */

const publicUrl = 'https://club.example.org'
const cast = { ...usualCast, other: { name: 'Ana Costa', company: 'Costa Conseil' } } as const
let club: Awaited<ReturnType<typeof openStory<keyof typeof cast>>>
let pages: Awaited<ReturnType<typeof openPages>>
let browser: Browser
let meeting: string

beforeAll(async () => {
  const [story, launched] = await Promise.all([openStory({ cast, publicUrl }), openBrowser()])
  club = story
  browser = launched
  pages = await openPages(club.assidu)
  await planned(club)
  meeting = (await club.inClub(({ tx }) => tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow())).id
}, 60_000)
afterAll(async () => {
  await browser.close()
  await pages.close()
  await club.close()
})

const doorPage = async () => `${pages.url}/door/${await club.inClub(async tx => signed(tx, 'door', { meeting }))}`
const stepNow = () => club.inClub(async tx => stepsAt(tx.at, { hasPage: true }).now)
const hereKey = async () => {
  const step = await stepNow()
  return club.inClub(async tx => `/here/${signed(tx, 'here', { meeting }, step)}`)
}
const scanned = async () => `${pages.url}${await hereKey()}`
const codeNow = async () => {
  const step = await stepNow()
  return club.inClub(async tx => codeOf(tx, meeting, step))
}
const here = () => club.inClub(tx => checkInsOf(tx, meeting))

/** Controls lower or narrower than a thumb. */
const SMALL = `[...document.querySelectorAll('a, button, input:not([type=hidden]), summary')]
  .filter(e => e.checkVisibility()).map(e => [e.textContent || e.id, e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44).map(([name]) => name)`

/** What everybody must be able to read and press. `DOOR_PICTURES`: a folder for how it looks. */
async function looksWell(page: Page, name: string): Promise<void> {
  const look = {
    nameless: nameless(await spoken(page)),
    faint: await page.evaluate(FAINT),
    doubled: await page.evaluate(DOUBLE_IDS),
    small: await page.evaluate(SMALL),
    wide: await page.evaluate('document.documentElement.scrollWidth > innerWidth'),
    headings: await page.getByRole('heading', { level: 1 }).count(),
  }
  const folder = process.env.DOOR_PICTURES
  if (folder) {
    await mkdir(folder, { recursive: true })
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  }
  expect(look).toEqual({ nameless: [], faint: [], doubled: [], small: [], wide: false, headings: 1 })
}

const languages = { fr: 'fr-FR', en: 'en-GB' } as const
const looks = [
  ['fr', 'light', true],
  ['en', 'dark', true],
  ['fr', 'dark', false],
] as const

test('the door says from when; then it shows a QR and digits, which change by themselves, till it is over', async () => {
  await club.clock.goesTo('2026-11-12T07:05')
  const { page, errors } = await openPage(browser, PHONE)
  await page.clock.install()
  await page.goto(await doorPage())
  await page.getByText('dès 7 h 15').waitFor()
  await looksWell(page, 'door-early-fr')
  await club.clock.goesTo('2026-11-12T07:31')
  await page.clock.fastForward(61_000)
  const code = await codeNow()
  const digits = page.locator('.code')
  await expect.poll(() => digits.textContent()).toBe(code)
  expect(await digits.getAttribute('aria-label')).toBe(`Code ${code.split('').join(' ')}`)
  await looksWell(page, 'door-fr')
  const qr = page.getByRole('img', { name: 'QR code qui mène à la page d’arrivée' })
  const drawn = await qr.locator('path').last().getAttribute('d')
  const wanted = generate(`${publicUrl}${await hereKey()}`, { minCorrectionLevel: correction.M })
  const dark: string[] = []
  for (let y = 0; y < wanted.size; y++)
    for (let x = 0; x < wanted.size; x++) if (wanted.get(x, y)) dark.push(`${x + 4} ${y + 4}`)
  expect(
    drawn!
      .match(/M\d+ \d+/g)!
      .map(one => one.slice(1))
      .join(),
  ).toBe(dark.join())

  await club.clock.goesTo('2026-11-12T07:32')
  await page.clock.fastForward(61_000)
  const next = await codeNow()
  expect(next).not.toBe(code)
  await expect.poll(() => digits.textContent()).toBe(next)
  expect(errors).toEqual([])
  await page.context().close()
})

test.each(looks)(
  '%s, %s, scripts %s: from the QR to being in, with a wrong name and a namesake on the way',
  async (...look) => {
    const [language, colorScheme, javaScriptEnabled] = look
    await club.inClub(({ tx }) => tx.deleteFrom('check_in').execute())
    await club.clock.passes('PT1M')
    const w = wordsFor({ language, address: 'vous' }).checkIn.page
    const scheme = { locale: languages[language], colorScheme, javaScriptEnabled }
    const { page, errors } = await openPage(browser, { ...PHONE, ...scheme })
    const picture = (name: string) => looksWell(page, `${name}-${language}-${colorScheme}`)
    const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
    const presses = (name: string) => page.getByRole('button', { name, exact: true }).tap()

    await page.goto(await scanned())
    await heading(w.title)
    await picture('here')
    const name = page.getByRole('textbox', { name: w.name })
    const problem = page.getByRole('alert')
    await name.fill('Lea Nobody')
    await presses(w.submit)
    await problem.waitFor()
    await picture('unfound')
    expect(await name.inputValue()).toBe('Lea Nobody')
    // Two are called so: their companies tell them apart.
    await name.fill('ana costa')
    await presses(w.submit)
    await expect.poll(() => name.inputValue()).toBe('ana costa')
    expect(await here()).toEqual([])
    await page.getByRole('textbox', { name: w.company }).fill('costa conseil')
    await presses(w.submit)
    await heading(w.welcome('ana costa'))
    await picture('welcome')
    expect(await here()).toMatchObject([{ member: club.idOf('other'), how: 'name' }])

    await presses(w.remember)
    await heading(w.remembered)
    await picture('remembered')
    await club.inClub(({ tx }) => tx.deleteFrom('check_in').execute())
    await page.goto(await scanned())
    await page.getByText(w.known('Ana Costa')).waitFor()
    await picture('known')
    await presses(w.knownYes)
    await heading(w.welcome('Ana Costa'))
    expect(await here()).toMatchObject([{ member: club.idOf('other'), how: 'phone' }])
    await presses(w.notMe)
    await heading(w.takenBackTitle)
    await picture('taken-back')
    expect(await here()).toEqual([])
    await page.goto(await scanned())
    await presses(w.forget)
    await page.getByText(w.forgotten).waitFor()
    await picture('forgotten')

    // Who scans nothing types the digits.
    await page.goto(`${pages.url}/here/at/${await club.inClub(async tx => tx.externalId)}`)
    await heading(w.codeTitle)
    const digits = page.getByRole('textbox', { name: w.code })
    await digits.fill('12')
    await presses(w.codeSubmit)
    await problem.waitFor()
    await picture('code-wrong')
    await digits.fill(await codeNow())
    await presses(w.codeSubmit)
    await heading(w.title)
    expect(errors.filter(one => !one.includes('422'))).toEqual([])
    await page.context().close()
  },
)

test('a QR of before says so, one at the end too, and what was made up finds nothing', async () => {
  const { page } = await openPage(browser, { ...PHONE, locale: languages.en })
  const w = wordsFor({ language: 'en', address: 'vous' })
  const old = await scanned()
  await club.clock.passes('PT3M')
  await page.goto(old)
  await page.getByRole('heading', { name: w.checkIn.page.oldTitle }).waitFor()
  await looksWell(page, 'old-en')
  await page.goto(`${pages.url}/here/nothing`)
  await page.getByText(w.pages.nothing).waitFor()
  await looksWell(page, 'nothing-en')
  await club.clock.goesTo('2026-11-12T09:20')
  await page.goto(await scanned())
  await page.getByText('is over').waitFor()
  await looksWell(page, 'over-en')
  await page.goto(await doorPage())
  await page.getByText(w.checkIn.page.closed).waitFor()
  await looksWell(page, 'door-over-en')
  await page.context().close()
})
