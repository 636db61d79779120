import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { FirstSteps, PageMessage } from '../../src/platforms/playground/api.ts'
import { DESKTOP, openPage, PHONE, Visitor } from '../kit/browser.ts'
import { demoInBrowser } from '../kit/demo-in-browser.ts'

/** The demo as somebody meets it who has never seen it: the tests follow each other in one club. */

const demo = demoInBrowser()

const get = async <T>(path: string): Promise<T> => (await (await fetch(`${demo.url}/api/${path}`)).json()) as T
const steps = () => get<FirstSteps>('steps')
const ticked = async () => (await steps()).steps.filter(({ done }) => done).map(({ id }) => id)

async function opens(options: typeof DESKTOP, hash = '') {
  const { page, errors } = await openPage(demo.browser, options)
  page.setDefaultTimeout(20_000)
  const visitor = new Visitor(page)
  await visitor.open(`${demo.url}/${hash}`)
  return { visitor, page, errors }
}

test('the club is as large as the README says', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const [, said] = /invented club of (\d+) members/.exec(readme) ?? []
  const members = (await get<{ role: string }[]>('people')).filter(({ role }) => role !== 'guest')
  expect(Number(said)).toBe(members.length)
})

test('it opens as an organizer; one button brings Monday, and three steps are ticked by what the club has on record', async () => {
  const { visitor, page, errors } = await opens(DESKTOP)
  const second = await opens(PHONE)
  await page.getByRole('heading', { name: '#bureau', level: 1 }).waitFor()
  expect(await page.locator('button[aria-controls="who-panel"]').textContent()).toContain('bureau')
  await page.getByRole('button', { name: 'Passer à lundi matin' }).click()
  await visitor.messages.filter({ hasText: 'semaine du 16 novembre' }).waitFor()
  await page.getByRole('button', { name: /Trois choses à essayer/ }).waitFor()
  // The other window is told, and its steps are there too.
  await second.page.locator('.clock-button', { hasText: 'lun. 23 nov.' }).waitFor()
  await second.page.getByRole('button', { name: /Trois choses à essayer 0 sur 3/ }).waitFor()
  expect(await ticked()).toEqual([])

  const { steps: offered } = await steps()
  const introduction = offered.find(({ id }) => id === 'introduction')!
  await page.getByRole('button', { name: /Répondre à une mise en relation/ }).click()
  const asked = page.locator(`#m-${introduction.message}`)
  await asked.waitFor()
  expect(await page.locator('.who-name').textContent()).toBe(introduction.name)
  await expect.poll(() => asked.evaluate(one => one === one.ownerDocument.activeElement)).toBe(true)
  await asked.getByRole('button', { name: 'Oui, volontiers' }).click()
  await page.getByRole('button', { name: /Trois choses à essayer 1 sur 3/ }).waitFor()
  expect(await ticked()).toEqual(['introduction'])

  const opening = page.waitForEvent('popup')
  await page.getByRole('button', { name: /Passer une recommandation/ }).click()
  const phone = await opening
  const giver = new Visitor(phone)
  await giver.composer.waitFor()
  const referral = offered.find(({ id }) => id === 'referral')!
  expect(await giver.composer.inputValue()).toContain(`/recommander @"${referral.with}"`)
  await giver.composer.press('Enter')
  await giver.dialog.getByRole('radio').first().check()
  await giver.dialog.locator('textarea').last().fill('Trois camionnettes à assurer')
  await giver.dialog.locator('button[type=submit]').click()
  await giver.dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /Trois choses à essayer 2 sur 3/ }).waitFor()
  expect(phone.url()).not.toContain('text=')

  await page.getByRole('button', { name: /Voir s’annoncer la réunion du jeudi 3 décembre/ }).click()
  await page.getByRole('heading', { name: '#club', level: 1 }).waitFor()
  await visitor.messages.filter({ hasText: 'jeudi 3 décembre' }).filter({ hasText: 'Je viens' }).waitFor()
  await page.getByRole('button', { name: /bravo ! 3 sur 3/ }).waitFor()
  expect((await get<{ now: string }>('clock')).now).toMatch(/^2026-11-26T08:0/)

  await page.getByRole('button', { name: 'Ranger ces suggestions' }).click()
  await page.locator('.guide').waitFor({ state: 'detached' })
  expect(await page.evaluate('document.activeElement === document.body')).toBe(false)
  await page.reload()
  await visitor.composer.waitFor()
  await visitor.messages.first().waitFor()
  expect(await page.locator('.guide').count()).toBe(0)
  expect([...errors, ...second.errors]).toEqual([])
  await page.context().close()
  await second.page.context().close()
}, 120_000)

test('people are found by what they are: président finds those who look after the club, with or without its accent', async () => {
  const { page } = await opens(DESKTOP)
  const found = async (typed: string) => {
    await page.locator('#who-panel').getByRole('combobox').fill(typed)
    return page.locator('#who-panel').getByRole('option').allInnerTexts()
  }
  await page.locator('button[aria-controls="who-panel"]').click()
  for (const typed of ['Président', 'presidente', 'BUREAU', 'organizer'])
    expect((await found(typed)).join()).toMatch(/Hélène Jacquemin[\s\S]*Thomas Aubriot/)
  expect((await found('vigneron')).join()).toContain('Jean-Baptiste Corbin')
  expect((await found('commission')).join()).toContain('Nadia Belkacem')
  await page.context().close()
})

test('on a phone one sees who one is, and the text has the width', async () => {
  const { visitor, page } = await opens(PHONE, '#as=m01&in=channel:organizers')
  await page.locator('header.top').getByText('Hélène Jacquemin').waitFor()
  const card = visitor.messages.first().locator('.card')
  await card.waitFor()
  expect((await card.boundingBox())!.width).toBeGreaterThan(390 * 0.9)
  await page
    .getByRole('button', { name: /Vous êtes.*Hélène Jacquemin/ })
    .first()
    .click()
  await page.locator('.sidebar.open').waitFor()
  await page.context().close()
})

test('no command is offered or advised on the page that this person may not type', async () => {
  const { page } = await opens(DESKTOP)
  await page.locator('button[aria-controls="who-panel"]').click()
  await page.getByLabel('Nouvel invité').fill('Zoé Périer')
  await page.keyboard.press('Enter')
  await page.locator('.who-name', { hasText: 'Zoé Périer' }).waitFor()
  const offered = page.locator('.examples .command')
  await offered.first().waitFor()
  const may = (await get<{ text: string }[]>('suggest?as=guest-zoe-perier&text=/')).map(({ text }) => text.trim())
  for (const text of await offered.allInnerTexts()) expect(may).toContain(text)
  await page.context().close()
})

test('an answer to an old card is led to, and one’s place is kept', async () => {
  const say = (text: string) =>
    fetch(`${demo.url}/api/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'm10', text, in: 'direct' }),
    })
  await say('/reunion')
  for (const text of ['/aide', '/mes-donnees', '/mon-bilan', '/aide']) await say(text)
  const { messages } = await get<{ messages: PageMessage[] }>('inbox?as=m10&after=0')
  const old = messages.find(({ text }) => text.includes('Les prochaines réunions'))!
  const { page, visitor } = await opens(PHONE, '#as=m10&in=direct')
  const card = page.locator(`#m-${old.id}`)
  await visitor.messages.last().waitFor()
  const button = card.getByRole('button', { name: 'Je ne peux pas' }).first()
  await button.scrollIntoViewIfNeeded()
  const top = () => page.locator('#messages').evaluate(log => log.scrollTop)
  const before = await top()
  await button.click()
  const strip = page.locator('.strip')
  await strip.getByText('La réponse est plus bas').waitFor()
  expect(Math.abs((await top()) - before)).toBeLessThan(3)
  await strip.getByRole('button', { name: 'La voir' }).click()
  const answer = visitor.messages.last()
  expect(await answer.textContent()).toContain('C’est noté')
  await expect.poll(() => answer.evaluate(one => one === one.ownerDocument.activeElement)).toBe(true)
  const box = (await answer.boundingBox())!
  expect(box.y).toBeGreaterThan(0)
  expect(box.y).toBeLessThan(700)
  await strip.getByRole('button', { name: 'Revenir où j’étais' }).click()
  await expect.poll(() => card.evaluate(one => one === one.ownerDocument.activeElement)).toBe(true)
  await page.context().close()
}, 60_000)

test('In English changes what the bot says too, for whoever one is next as well, and is taken back where it was said', async () => {
  const { visitor, page, errors } = await opens(DESKTOP, '#as=m01&in=direct')
  await page.getByRole('navigation').getByRole('button', { name: 'In English' }).click()
  await visitor.messages.filter({ hasText: 'From now on I write to you in English' }).waitFor()
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
  await visitor.composer.fill('/help')
  await visitor.composer.press('Escape')
  await visitor.composer.press('Enter')
  await visitor.messages.filter({ hasText: 'introduce' }).last().waitFor()
  await visitor.becomes('parmentier')
  await visitor.goesTo('Assidu')
  const hers = visitor.messages.filter({ hasText: 'From now on I write to you in English' })
  await hers.waitFor()
  expect((await get<{ id: string; language: string }[]>('people')).find(({ id }) => id === 'm18')?.language).toBe('en')
  await hers.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('fr')

  await visitor.becomes('jacquemin')
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('fr')
  await page.getByRole('navigation').getByRole('button', { name: 'In English' }).click()
  await visitor.messages.getByRole('button', { name: 'The channels in English too' }).last().click()
  await visitor.goesTo('organizers')
  await visitor.messages.filter({ hasText: 'week of 16 November' }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
}, 60_000)
