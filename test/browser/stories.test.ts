import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PageMessage } from '../../src/platforms/playground/api.ts'
import { DESKTOP, type OpenPage, openPage, PHONE, Visitor } from '../kit/browser.ts'
import { demoInBrowser } from '../kit/demo-in-browser.ts'

const demo = demoInBrowser()
let opened: OpenPage | undefined

async function visitor(options: typeof DESKTOP): Promise<Visitor> {
  opened = await openPage(demo.browser, options)
  const visits = new Visitor(opened.page)
  await visits.open(demo.url)
  return visits
}

beforeEach(() => {
  opened = undefined
})
afterEach(async () => {
  const errors = opened?.errors
  await opened?.page.context().close()
  expect(errors).toEqual([])
})

const inbox = async (as: string): Promise<PageMessage[]> => {
  const answer = await fetch(`${demo.url}/api/inbox?as=${as}&after=0`)
  return ((await answer.json()) as { messages: PageMessage[] }).messages
}
const says = (as: string, text: string) =>
  fetch(`${demo.url}/api/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, text }),
  })

test('à l’ordinateur : une recommandation passe de Claire à Thomas, et le temps avance', async () => {
  const claire = await visitor(DESKTOP)
  const { page } = claire
  await claire.becomes('fontenoy')
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('fr')

  await claire.types('/rec')
  await expect.poll(() => claire.offers()).toContainEqual(expect.stringContaining('/recommander'))
  await page.keyboard.press('Enter')
  await expect.poll(() => claire.composer.inputValue()).toBe('/recommander ')
  await claire.types('@aubr')
  await expect.poll(() => claire.offers()).toContainEqual(expect.stringContaining('Thomas Aubriot'))
  await page.keyboard.press('Enter')
  await expect.poll(() => claire.composer.inputValue()).toBe('/recommander @"Thomas Aubriot" ')
  await page.keyboard.press('Enter')

  await claire.dialog.waitFor()
  expect(await claire.dialog.getByRole('combobox').first().inputValue()).toBe('Thomas Aubriot')
  await claire.dialog.locator('textarea').last().fill('Une charpente à reprendre avant l’hiver')
  await claire.dialog.locator('button[type=submit]').click()
  expect(await claire.dialog.getByRole('alert').textContent()).toContain('Rien de ce que vous avez écrit n’est perdu')
  await claire.dialog.getByRole('radio').first().check()
  await claire.dialog.locator('button[type=submit]').click()
  await claire.dialog.waitFor({ state: 'detached' })
  await claire.messages.filter({ hasText: 'Thomas Aubriot' }).filter({ hasText: 'Visible de vous seul' }).waitFor()

  await claire.becomes('aubriot')
  await page.getByRole('button', { name: /Assidu.*1 message non lu/ }).waitFor()
  await claire.goesTo('Assidu')
  const card = claire.messages.filter({ hasText: 'Une charpente à reprendre' }).last()
  await card.waitFor()
  const received = (await inbox('m02')).findLast(one => one.text.includes('Une charpente à reprendre'))!
  const button = received.actions.find(one => one.kind === 'button')!
  await card.getByRole('button', { name: button.label, exact: true }).click()
  await expect
    .poll(async () => (await inbox('m10')).some(one => one.where.kind === 'direct' && one.text.includes('Thomas')))
    .toBe(true)

  await page.locator('button[aria-controls="clock-panel"]').click()
  await page.getByRole('button', { name: '+ 7 jours' }).click()
  await page.getByRole('region', { name: 'Ce qui s’est passé' }).waitFor()
  expect(await page.locator('button[aria-controls="clock-panel"]').textContent()).toContain('27 nov.')
}, 60_000)

test('on a phone: Élise reads English, finds her way by the drawer, and sees what arrives', async () => {
  const elise = await visitor(PHONE)
  const { page } = elise
  await elise.becomes('guyot')
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  expect(await elise.composer.isVisible()).toBe(true)

  await elise.goesTo('Assidu')
  await page.getByRole('heading', { name: 'Assidu', level: 1 }).waitFor()
  await says('m10', '/recommander @m14 inside "Traduire <b>notre</b> notice en *allemand*"')
  const card = elise.messages.filter({ hasText: 'Traduire <b>notre</b> notice en *allemand*' })
  await card.waitFor()
  expect(await card.locator('b').count()).toBe(0)

  await elise.goesTo('club')
  // What a list asks can be read before it is opened.
  await says('m14', '/referrals')
  const list = await elise.messages.last().getByRole('combobox').first().boundingBox()
  expect(list!.width).toBeGreaterThan(200)
  await says('m10', '/recommander @m14 inside "Relire un contrat"')
  await page.getByRole('button', { name: 'Open the menu' }).click()
  await page.getByRole('button', { name: /Assidu.*1 unread message/ }).click()
  await page.getByText('Relire un contrat').waitFor()

  const small = await page.locator('main button:visible').evaluateAll(buttons =>
    buttons
      .filter(button => !button.matches('.command'))
      .map(button => ({ text: button.textContent?.trim(), height: button.getBoundingClientRect().height }))
      .filter(({ height }) => height < 44),
  )
  expect(small).toEqual([])
  await page.getByRole('button', { name: 'Open the menu' }).click()
  await page.getByRole('button', { name: 'En français' }).click()
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('fr')
}, 60_000)

test('a guest is made on the page, and may ask to join but not act as a member', async () => {
  const guest = await visitor(DESKTOP)
  const { page } = guest
  await page.locator('button[aria-controls="who-panel"]').click()
  await page.getByLabel('Nouvel invité').fill('Zoé Périer')
  await page.keyboard.press('Enter')
  await page.getByText('Zoé Périer').first().waitFor()
  await guest.composer.fill('/recommander')
  await guest.composer.press('Escape')
  await guest.composer.press('Enter')
  await guest.messages.last().waitFor()
  expect(await guest.messages.last().textContent()).toMatch(/membres/)
}, 30_000)

test('merci : dit au club quand les deux le veulent, repris, il quitte le salon de qui regarde', async () => {
  const elise = await visitor(DESKTOP)
  await elise.becomes('rollet')
  await says('m10', '/merci @m02 pour:recommandation mot:"Le chantier a commencé" canal:oui')
  const presses = async (as: string, label: string) => {
    const message = (await inbox(as)).findLast(({ actions }) => actions.some(one => one.label === label))!
    const action = message.actions.find(one => one.label === label)!
    await fetch(`${demo.url}/api/press`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, message: message.id, action: action.id }),
    })
  }
  await expect.poll(async () => (await inbox('m02')).map(({ text }) => text).join()).toContain('Le chantier a commencé')
  await presses('m02', 'Oui, dans le canal')
  const told = elise.messages.filter({ hasText: 'Le chantier a commencé' })
  await told.waitFor()
  await presses('m10', 'Annuler')
  await told.waitFor({ state: 'detached' })
  await elise.page.reload()
  await elise.composer.waitFor()
  expect(await elise.page.getByText('Le chantier a commencé').count()).toBe(0)
}, 60_000)

test('on a phone: what could not be sent says so where one looks, and stays in the line', async () => {
  const claire = await visitor(PHONE)
  const { page } = claire
  await page.context().setOffline(true)
  await claire.composer.fill('/mon-bilan')
  await claire.composer.press('Escape')
  const problems = page.locator('.echo-problem')
  for (let tries = 1; tries <= 6; tries++) {
    await claire.composer.press('Enter')
    await expect.poll(() => problems.count()).toBe(tries)
  }
  const problem = problems.last()
  const bottom = async () => {
    const [said, line] = [await problem.boundingBox(), await page.locator('.composer').boundingBox()]
    return said!.y + said!.height <= line!.y + 1
  }
  await expect.poll(bottom).toBe(true)
  expect(await claire.composer.inputValue()).toContain('/mon-bilan')
  opened!.errors.length = 0
})

test('a broken line is mended, and nothing that was said meanwhile is missing', async () => {
  const claire = await visitor(DESKTOP)
  const { page } = claire
  await claire.becomes('rollet')
  await claire.goesTo('Assidu')
  await says('m10', '/recommander @m11 inside "Avant la coupure"')
  await page.getByText('Avant la coupure').waitFor()
  await page.context().setOffline(true)
  await claire.composer.fill('/aide')
  await claire.composer.press('Escape')
  await claire.composer.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'ne répond pas' }).waitFor()
  expect(await claire.composer.inputValue()).toBe('/aide')
  await says('m10', '/recommander @m11 inside "Pendant la coupure"')
  await page.context().setOffline(false)
  await page.getByText('Pendant la coupure').waitFor({ timeout: 15_000 })
  expect(await page.getByText('Avant la coupure').count()).toBe(1)
  // The refused requests are what the browser itself writes to the console.
  opened!.errors.length = 0
}, 60_000)

test('au bureau : l’appel d’une réunion se fait en touchant les noms qui diffèrent', async () => {
  const moved = await fetch(`${demo.url}/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: '2026-12-04T12:00' }),
  })
  expect(moved.status).toBe(200)
  const thomas = await visitor(DESKTOP)
  await thomas.becomes('aubriot')
  await thomas.goesTo('bureau')
  const asked = thomas.messages.filter({ hasText: 'appel' }).last()
  await asked.getByRole('button', { name: /appel/ }).click()
  const sheet = thomas.messages.filter({ hasText: 'Touchez seulement' }).last()
  await sheet.getByRole('button', { name: /Amélie Vautrin/ }).click()
  await thomas.messages
    .filter({ hasText: 'Touchez seulement' })
    .last()
    .getByRole('button', { name: /^Enregistrer/ })
    .click()
  await thomas.messages.filter({ hasText: 'L’appel du jeudi 3 décembre est fait' }).last().waitFor()
}, 60_000)
