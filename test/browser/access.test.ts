import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomFor } from '../../src/words/room.ts'
import { type Browser, DESKTOP, openBrowser, openPage, type Page, PHONE, Visitor } from '../kit/browser.ts'
import { type OpenPlayground, openPlayground } from '../kit/playground.ts'
import { DOUBLE_IDS, FAINT, type Node, nameless, spoken } from '../kit/spoken.ts'

let here: OpenPlayground
let browser: Browser

beforeAll(async () => {
  const [opened, launched] = await Promise.all([openPlayground(), openBrowser()])
  here = opened
  browser = launched
  await here.say('lea', '/recommander @marc inside "Un tableau électrique"')
}, 60_000)
afterAll(async () => {
  await browser.close()
  await here.close()
})

async function visit(
  options: Parameters<typeof openPage>[1] = DESKTOP,
  as = 'marc',
): Promise<{ visitor: Visitor; page: Page; errors: string[] }> {
  const { page, errors } = await openPage(browser, options)
  const visitor = new Visitor(page)
  await visitor.open(`${here.url}/#as=${as}&in=direct`)
  return { visitor, page, errors }
}

test.each([
  ['desktop, light', DESKTOP],
  ['desktop, dark', { ...DESKTOP, colorScheme: 'dark' }],
  ['phone, light', PHONE],
  ['phone, dark', { ...PHONE, colorScheme: 'dark' }],
] as const)('%s: everything has a name, text is readable, nothing is too wide', async (_name, options) => {
  const { visitor, page, errors } = await visit(options)
  await visitor.messages.first().waitFor()
  const look = async () => ({
    nameless: nameless(await spoken(page)),
    faint: await page.evaluate(FAINT),
    doubled: await page.evaluate(DOUBLE_IDS),
    wide: await page.evaluate('document.documentElement.scrollWidth > innerWidth'),
  })
  const well = { nameless: [], faint: [], doubled: [], wide: false }
  expect(await look()).toEqual(well)

  await visitor.types('/')
  await page.locator('li[role=option]').first().waitFor()
  expect(await look()).toEqual(well)
  await page.keyboard.press('Escape')

  await visitor.composer.fill('/recommander')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await visitor.dialog.waitFor()
  await visitor.dialog.locator('button[type=submit]').click()
  await visitor.dialog.locator('.problem').first().waitFor()
  expect(await look()).toEqual(well)
  await page.keyboard.press('Escape')
  await visitor.dialog.waitFor({ state: 'detached' })

  await page.locator('button[aria-controls="clock-panel"]').click()
  expect(await look()).toEqual(well)
  await page.keyboard.press('Escape')
  if (visitor.phone) await page.getByRole('button', { name: 'Ouvrir le menu' }).click()
  await page.locator('button[aria-controls="who-panel"]').click()
  await page.locator('li[role=option]').first().waitFor()
  expect(await look()).toEqual(well)
  expect(errors).toEqual([])
  await page.context().close()
})

test('the page has its landmarks: one heading of the first rank, a menu, a main part, a log that is read out', async () => {
  const { page } = await visit()
  const roles = (await spoken(page)).map(({ role }) => role?.value)
  expect(roles.filter(role => role === 'main')).toHaveLength(1)
  expect(roles.filter(role => role === 'navigation')).toHaveLength(1)
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
  expect(await page.getByRole('log').getAttribute('aria-label')).toBe('Assidu')
  await page.context().close()
})

test('what arrives is told in a line, once: not the whole card with its buttons', async () => {
  const { visitor, page } = await visit()
  await visitor.messages.first().waitFor()
  const told = page.locator('p.hidden[role=status]')
  expect(await told.textContent()).toBe('')
  await here.say('ana', '/refer @marc inside "A garden wall"')
  await expect.poll(() => told.textContent()).toMatch(/^Nouveau message, Assidu\s: Une recommandation d’Ana Costa$/)
  // The list itself says nothing by itself: it would read every word and button of every card.
  expect(await page.getByRole('log').getAttribute('aria-live')).toBe('off')
  await page.context().close()
})

test('a message says from whom, about what and when; its buttons say what they are about', async () => {
  const { visitor, page } = await visit()
  const card = visitor.messages.filter({ hasText: 'Un tableau électrique' }).first()
  await card.waitFor()
  expect(await card.getAttribute('aria-label')).toMatch(/^Assidu\s: Une recommandation de Léa Martin, mar\. 3 nov\./)
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as {
    nodes: (Node & { description?: { value: string } })[]
  }
  const step = nodes.find(({ role, name }) => role?.value === 'button' && name?.value === 'Contact pris')
  expect(step?.description?.value).toContain('Une recommandation de Léa Martin')
  await page.context().close()
})

test('a choice that is required is announced so, and the first that is missing has the focus and its sentence', async () => {
  const { visitor, page } = await visit(DESKTOP, 'lea')
  await visitor.composer.fill('/merci @"Marc Dubois" ')
  await visitor.composer.press('Escape')
  await visitor.composer.press('Enter')
  await visitor.dialog.waitFor()
  const group = visitor.dialog.getByRole('radiogroup', { name: 'De quoi' })
  expect(await group.getAttribute('aria-required')).toBe('true')
  await visitor.dialog.locator('button[type=submit]').click()
  await visitor.dialog.locator('.problem').first().waitFor()
  await expect.poll(() => page.locator(':focus').getAttribute('type')).toBe('radio')
  const described = await page.locator(':focus').getAttribute('aria-describedby')
  expect(await page.locator(`[id='${described}']`).textContent()).toBe('Ce champ est nécessaire.')
  await page.context().close()
})

test('by keyboard alone: become someone, complete a command, correct a form, lose nothing, press a button', async () => {
  const { visitor, page, errors } = await visit(DESKTOP, 'lea')
  const focused = () => page.locator(':focus')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await press('Tab')
  expect(await focused().textContent()).toBe('Aller aux messages')
  await press('Tab')
  expect(await focused().textContent()).toBe('Aller à la saisie (touche /)')
  await press('Enter')
  expect(await focused().getAttribute('id')).toBe('composer')
  await page.locator('button[aria-controls="who-panel"]').focus()
  await press('Enter')
  await page.keyboard.type('costa')
  await press('ArrowDown', 'Enter')
  await page.locator('html[lang=en]').waitFor()
  expect(await focused().getAttribute('aria-controls')).toBe('who-panel')

  await press('/')
  await page.locator('li[role=option]').first().waitFor()
  await page.keyboard.type('ref')
  await expect.poll(() => visitor.offers()).toContainEqual(expect.stringContaining('/refer'))
  const first = await page.locator('#suggestions [role=option]').first().getAttribute('id')
  expect(await visitor.composer.getAttribute('aria-activedescendant')).toBe(first)
  await press('ArrowDown')
  expect(await visitor.composer.getAttribute('aria-activedescendant')).not.toBe(first)
  await press('Escape')
  expect(await visitor.composer.getAttribute('aria-expanded')).toBe('false')
  await press('Control+A')
  await page.keyboard.type('/refer @dub')
  await expect.poll(() => visitor.offers()).toEqual([expect.stringContaining('Marc Dubois')])
  await press('Tab')
  await expect.poll(() => visitor.composer.inputValue()).toBe('/refer @"Marc Dubois" ')
  await press('Enter')

  await visitor.dialog.waitFor()
  await page.keyboard.press('Control+Enter')
  const need = visitor.dialog.locator('textarea').last()
  await need.focus()
  await page.keyboard.type('A new switchboard')
  await press('Escape')
  await visitor.dialog.waitFor({ state: 'detached' })
  const resume = page.getByRole('button', { name: /^Resume/ })
  await resume.focus()
  await press('Enter')
  await visitor.dialog.waitFor()
  expect(await visitor.dialog.locator('textarea').last().inputValue()).toBe('A new switchboard')
  await visitor.dialog.getByRole('radio').first().focus()
  await press('Space')
  await visitor.dialog.locator('button[type=submit]').focus()
  await press('Enter')
  await visitor.dialog.waitFor({ state: 'detached' })
  expect(await resume.count()).toBe(0)
  const receipt = visitor.messages.filter({ hasText: 'Marc Dubois' }).last()
  await receipt.getByRole('button').last().focus()
  await press('Enter')
  await receipt.getByText('(edited)').waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('inside a form the focus stays inside', async () => {
  const { visitor, page } = await visit()
  await visitor.composer.fill('/recommander')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await visitor.dialog.waitFor()
  for (let step = 0; step < 30; step++) {
    await page.keyboard.press('Tab')
    const outside = await page.evaluate(
      'document.activeElement !== document.body && !document.activeElement.closest("dialog")',
    )
    expect(outside).toBe(false)
  }
  await page.context().close()
})

test('light and dark follow the system until one chooses, and the choice is remembered', async () => {
  const { page } = await visit({ ...DESKTOP, colorScheme: 'dark' })
  const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
  const dark = await ground()
  await page.getByRole('button', { name: 'Passer en clair' }).click()
  await expect.poll(ground).not.toBe(dark)
  await page.reload()
  await page.getByRole('button', { name: 'Passer en sombre' }).waitFor()
  expect(await ground()).not.toBe(dark)
  await page.context().close()
})

test('a long history is drawn a page at a time, its newest first', async () => {
  const { platforms, means } = here.story.assidu
  const platform = platforms.get('playground')!
  const target = { kind: 'direct', place: platform.places()[0]!.place, account: 'olga' } as const
  const room = roomFor({ language: 'en', address: 'vous', zone: 'Europe/Paris' })
  for (let i = 1; i <= 160; i++) {
    const view = { title: `Message number ${i}`, blocks: [] }
    await platform.post(target, { id: means.newId(), room, silent: true, view })
  }
  const { visitor, page } = await visit(DESKTOP, 'olga')
  await page.getByText('Message number 160', { exact: true }).waitFor()
  expect(await page.getByText('Message number 1', { exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: 'Earlier messages' }).click()
  await page.getByText('Message number 1', { exact: true }).waitFor()
  expect(await visitor.messages.count()).toBeGreaterThanOrEqual(160)
  await page.context().close()
})

test('who else has something to read is marked, and so is what one has not read yet', async () => {
  const { visitor, page } = await visit(DESKTOP, 'lea')
  await here.say('ana', '/refer @lea inside "A new roof"')
  await visitor.messages.filter({ hasText: 'A new roof' }).waitFor()
  await page.locator('button[aria-controls="who-panel"]').click()
  const row = (name: string) => page.locator('li[role=option]').filter({ hasText: name })
  expect(await row('Olga Renard').getByRole('img', { name: 'un message attend' }).count()).toBe(1)
  await page.keyboard.press('Escape')
  await visitor.becomes('olga')
  await visitor.goesTo('Assidu')
  await page.getByText('Message number 160', { exact: true }).waitFor()
  await visitor.goesTo('club')
  await here.say('ana', '/refer @olga inside "A banquet"')
  await page.getByRole('button', { name: /1 unread message/ }).click()
  await page.locator('.new-mark').waitFor()
  await visitor.becomes('lea')
  await page.locator('button[aria-controls="who-panel"]').click()
  expect(await row('Olga Renard').getByRole('img').count()).toBe(0)
  await page.context().close()
})

test('what people write is never markup, and no script but the page’s own would run', async () => {
  await here.say(
    'lea',
    '/recommander @marc inside "<img src=x onerror=document.title=1><script>document.title=2</script>"',
  )
  const { visitor, page, errors } = await visit()
  await visitor.messages.filter({ hasText: '<img src=x onerror=' }).last().waitFor()
  expect(await page.locator('article img, article script').count()).toBe(0)
  expect(errors).toEqual([])
  const ran = await page.evaluate(`(() => {
    const script = document.createElement('script')
    try { script.textContent = 'window.ran = true' } catch { return 'refused' }
    document.head.append(script)
    return window.ran ?? 'refused'
  })()`)
  expect(ran).toBe('refused')
  await page.context().close()
})
