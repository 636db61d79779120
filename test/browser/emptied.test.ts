import { expect, onTestFinished, test } from 'vitest'
import type { PageMessage } from '../../src/platforms/playground/api.ts'
import { DESKTOP, openPage, PHONE, Visitor } from '../kit/browser.ts'
import { demoInBrowser } from '../kit/demo-in-browser.ts'

/** What somebody takes out of a field on the page is out of it, whatever had been sent before. */

const demo = demoInBrowser()

async function visitor(name: string, screen = DESKTOP): Promise<Visitor> {
  const { page, errors } = await openPage(demo.browser, screen)
  const visits = new Visitor(page)
  onTestFinished(async () => {
    await page.context().close()
    expect(errors).toEqual([])
  })
  await visits.open(demo.url)
  await visits.becomes(name)
  await expect.poll(() => page.locator('button[aria-controls="who-panel"]').textContent()).toContain('Fontenoy')
  await expect.poll(() => visits.composer.isEnabled()).toBe(true)
  return visits
}

const inbox = async (as: string): Promise<PageMessage[]> => {
  const answer = await fetch(`${demo.url}/api/inbox?as=${as}&after=0`)
  return ((await answer.json()) as { messages: PageMessage[] }).messages
}

test('ce qui est refusé puis effacé n’est pas transmis, et un choix se décoche', async () => {
  const claire = await visitor('fontenoy')
  const { dialog, page } = claire
  await claire.types('/recommander @"Thomas Aubriot" ')
  await page.keyboard.press('Enter')
  await dialog.waitFor()
  const who = dialog.getByLabel(/^Qui est-ce/)
  const send = () => dialog.locator('button[type=submit]').click()
  await dialog.getByRole('radio', { name: 'une connaissance' }).check()
  await dialog.getByLabel(/^De quoi/).fill('Un escalier à refaire')
  await who.fill('Nom : Mme Rivoire\nTéléphone : 06 44 55 66 77\nCourriel : rivoire.exemple')
  await dialog.getByRole('checkbox').check()
  await send()
  await expect.poll(() => dialog.getByRole('alert').textContent()).toContain('n’est perdu')
  await who.fill('Mme Rivoire')
  await dialog.getByRole('radio', { name: 'Aucun choix' }).check()
  await send()
  await dialog.waitFor({ state: 'detached' })
  const received = (await inbox('m02')).findLast(one => one.text.includes('Un escalier à refaire'))!
  expect(received.text).toMatch(/Mme\sRivoire/)
  expect(received.text).not.toMatch(/06\s44\s55|rivoire\.exemple/)
})

test('ce qui est à relire se voit dès que le formulaire s’ouvre, sur un téléphone aussi', async () => {
  const claire = await visitor('fontenoy', PHONE)
  const { dialog, page } = claire
  await claire.types('/recommander @"Thomas Aubriot" Dupont Plomberie 06 12 34 56 78 veut refaire sa façade ')
  await page.keyboard.press('Enter')
  await dialog.waitFor()
  const above = await dialog.getByText('à relire avant d’envoyer').evaluate(said => said.getBoundingClientRect().top)
  const header = await dialog.locator('header').evaluate(one => one.getBoundingClientRect().bottom)
  expect(above).toBeGreaterThanOrEqual(header)
})

test('un membre choisi s’efface du champ, et un autre se choisit à sa place', async () => {
  const claire = await visitor('fontenoy')
  const { dialog, page } = claire
  await claire.types('/presenter @"Thomas Aubriot" @"personne ici" ')
  await page.keyboard.press('Enter')
  await claire.messages.getByRole('button', { name: 'Corriger' }).last().click()
  await dialog.waitFor()
  const [first, second] = [dialog.getByRole('combobox').nth(0), dialog.getByRole('combobox').nth(1)]
  expect(await first.inputValue()).toBe('Thomas Aubriot')
  await first.fill('élise')
  await page.keyboard.press('Enter')
  expect(await first.inputValue()).toMatch(/^Élise/)
  expect(await second.inputValue()).toContain('personne ici')
  await second.fill('')
  await page.keyboard.press('Tab')
  expect(await second.inputValue()).toBe('')
  await dialog.locator('textarea').fill('Deux bâtisseurs')
  // The list of names stands open above the button as it is pressed.
  await second.fill('')
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
  await claire.messages.filter({ hasText: /Élise/ }).filter({ hasText: 'Visible de vous seul' }).last().waitFor()
})
