import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PageForm, PageMessage, PlaygroundService } from '../../src/platforms/playground/api.ts'
import { drawForm, drawMessage, fileOf } from '../../src/platforms/playground/draw.ts'
import { playgroundRouter } from '../../src/platforms/playground/router.ts'
import type { Action, Block, Field, FieldKind, Form, View } from '../../src/view/view.ts'
import { roomFor } from '../../src/words/room.ts'
import { wordsFor } from '../../src/words/words.ts'
import { type Browser, openBrowser, openPage, Visitor } from '../kit/browser.ts'
import { allOf, flat } from '../kit/readable.ts'
import { at, uuid } from '../kit/records.ts'
import { gallery } from '../platforms/gallery.ts'

/** Every card of the gallery, and a form with every kind of field, as the page shows them in a real browser. */

const reader = { language: 'fr', address: 'vous', zone: 'Europe/Paris' } as const
const room = roomFor(reader)
const person = {
  account: 'lea',
  name: 'Léa Martin',
  company: '',
  jobTitle: '',
  roles: [],
  isOrganizer: true,
  isGuest: false,
  reader,
}

/** What a block becomes on the page. */
const elements: { [K in Block['kind']]: string } = {
  heading: '.card > h4',
  text: '.card > p:not(.note, .file)',
  list: '.card > ul',
  facts: '.card > dl',
  quote: '.card > blockquote',
  note: '.card > p.note',
  divider: '.card > hr',
  picture: '.card > figure > img',
  file: '.card > .file > a[download]',
  actions: '.card > .actions',
}

const controls: { [K in Action['kind']]: string } = {
  button: '.actions > button.action',
  select: '.actions > .choose > select',
  link: '.actions > a.action',
}

const boxes: { [K in FieldKind]: string } = {
  text: 'input[type=text]',
  lines: 'textarea',
  member: 'input[role=combobox]',
  members: '.several input[role=combobox]',
  choice: 'input[type=radio]',
  choices: '.many input[type=checkbox]',
  date: 'input[type=date]',
  time: 'input[type=time]',
  tick: 'label.tick > input[type=checkbox]',
  number: 'input[type=number]',
}

const options = (count: number) => Array.from({ length: count }, (_, n) => ({ value: `o${n}`, label: `Choix ${n}` }))
const optionsOf: Partial<Record<FieldKind, Field['options']>> = { choice: options(3), choices: options(130) }
const form: Form = {
  id: 'v1|refer|submit',
  title: 'Tous les champs',
  submit: 'Envoyer tout',
  fields: (Object.keys(boxes) as FieldKind[]).map(kind => ({
    id: kind,
    label: `Un champ ${kind}`,
    kind,
    required: false,
    ...(optionsOf[kind] && { options: optionsOf[kind] }),
  })),
}

const cards: readonly (readonly [name: string, card: View])[] = gallery(wordsFor(reader))
const topics = [...new Set(cards.map(([name]) => name.split(':')[0]!))]
const cardsOf = (topic: string) => cards.flatMap(([name, card]) => (name.startsWith(`${topic}:`) ? [card] : []))

const message = (card: View, n: number): PageMessage =>
  drawMessage(
    {
      ...{
        id: uuid(n + 1),
        n: n + 1,
        at: at('2026-11-03T10:00:00Z'),
        sender: 'Assidu',
        edited: false,
        only_you: false,
      },
      ...{ club_id: uuid(0), where_kind: 'direct', where_id: 'direct', audience: ['lea'], view: card },
      room: { ...reader, first: n + 1 },
    },
    { ...person, id: 'lea' },
    '',
  )

const sent: unknown[] = []

/** Once pressed a button is gone from its card, as from one that has been answered. */
const pressed = new Set<string>()
const without = (view: View): View => ({
  ...view,
  blocks: view.blocks.map(block =>
    block.kind === 'actions'
      ? { ...block, actions: block.actions.filter(one => one.kind === 'link' || !pressed.has(one.id)) }
      : block,
  ),
})

/** One person a topic: his inbox is all of its cards; whatever he says is answered by the form. */
const service: PlaygroundService = {
  people: async () => ({ ok: topics.map(id => ({ id, name: id, role: 'member', language: 'fr', company: '' })) }),
  addPerson: async () => ({ refused: { status: 404, problem: 'nobody is added here' } }),
  language: async () => ({ ok: { messages: [] } }),
  steps: async () => ({ ok: { steps: [] } }),
  channels: async () => ({ ok: [] }),
  suggest: async () => ({ ok: [] }),
  say: async () => ({ ok: { messages: [], form: drawForm(form, room, []) satisfies PageForm } }),
  press: async (_, { as, message: id, action }) => {
    pressed.add(action)
    const index = Number(id.slice(-12)) - 1
    const changed = message(without(cardsOf(as)[index]!), index)
    return { ok: { messages: [{ ...changed, n: 10_000 + pressed.size, edited: true }] } }
  },
  submit: async (_, { values }) => {
    sent.push(values)
    return { ok: { messages: [] } }
  },
  file: async (_, { as, message, file }) => {
    const found = fileOf(cardsOf(as)[Number(message.slice(-12)) - 1]!, file)
    return found ? { ok: found } : { refused: { status: 404, problem: 'no such file' } }
  },
  inbox: async (_, as, after) => {
    const messages = cardsOf(as).map(message)
    return { ok: { messages: messages.filter(({ n }) => n > after), gone: [], last: messages.length } }
  },
  clock: async () => ({ ok: { now: '2026-11-03T10:00:00Z', zone: 'Europe/Paris', club: 'Le Cercle', movable: false } }),
  moveClock: async () => ({ refused: { status: 409, problem: 'time stands still here' } }),
  listen: () => () => {},
  report: error => {
    throw error
  },
}

const server = createServer(express().use(playgroundRouter(service)))
let browser: Browser
let url: string

beforeAll(async () => {
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

const kindsIn = (card: View) => card.blocks.map(({ kind }) => kind)
const actionsIn = (card: View) => card.blocks.flatMap(block => (block.kind === 'actions' ? block.actions : []))

test('the gallery has every kind of block and of action', () => {
  const all = cards.map(([, card]) => card)
  expect(new Set(all.flatMap(kindsIn))).toEqual(new Set(Object.keys(elements)))
  expect(new Set(all.flatMap(actionsIn).map(({ kind }) => kind))).toEqual(new Set(Object.keys(controls)))
})

test.each(topics)(
  'every block, text and button of %s reaches the page',
  async topic => {
    const { page, errors } = await openPage(browser)
    await new Visitor(page).open(`${url}/#${new URLSearchParams({ as: topic, in: 'direct' })}`)
    const shown = cardsOf(topic)
    await page.locator(`#m-${uuid(shown.length)}`).waitFor()
    // A long conversation begins with its end.
    const earlier = page.locator('button.earlier')
    while ((await earlier.count()) > 0) await earlier.click()
    const found = await page.locator('#messages').evaluate(
      (log, { ids, elements, controls }) =>
        ids.map(id => {
          const article = log.querySelector(`[id='m-${id}']`)
          const count = (selector: string) => article?.querySelectorAll(selector).length
          const counts = (selectors: Record<string, string>) =>
            Object.fromEntries(Object.entries(selectors).map(([kind, selector]) => [kind, count(selector)]))
          const alts = [...(article?.querySelectorAll('img') ?? [])].map(one => one.alt)
          return {
            text: [article?.textContent ?? '', ...alts].join(' '),
            blocks: counts(elements),
            actions: counts(controls),
          }
        }),
      { ids: shown.map((_, n) => uuid(n + 1)), elements, controls },
    )
    const counted = (selectors: Record<string, string>, kinds: readonly string[]) =>
      Object.fromEntries(Object.keys(selectors).map(kind => [kind, kinds.filter(one => one === kind).length]))
    for (const [n, card] of shown.entries()) {
      const { text, blocks, actions } = found[n]!
      // Read as a screen reader reads it: pictures by their words.
      expect(allOf(card, room).filter(one => !flat(text).includes(one))).toEqual([])
      expect(blocks).toEqual(counted(elements, kindsIn(card)))
      expect(actions).toEqual(
        counted(
          controls,
          actionsIn(card).map(({ kind }) => kind),
        ),
      )
    }
    for (const image of await page.locator('figure img').all()) {
      await image.scrollIntoViewIfNeeded()
      const width = () => image.evaluate(one => (one as unknown as { naturalWidth: number }).naturalWidth)
      await expect.poll(width).toBeGreaterThan(0)
    }
    await page.context().close()
    expect(errors).toEqual([])
  },
  30_000,
)

test.each(topics)(
  'each button of %s says what it is about, and when it goes the focus is on the message that it changed',
  async topic => {
    pressed.clear()
    const { page, errors } = await openPage(browser)
    await new Visitor(page).open(`${url}/#${new URLSearchParams({ as: topic, in: 'direct' })}`)
    await page.locator(`#m-${uuid(cardsOf(topic).length)}`).waitFor()
    const lost = await page.locator('#messages').evaluate(async log => {
      type Found = { id: string; isConnected: boolean; textContent: string | null; focus(): void; click(): void }
      const { document, requestAnimationFrame } = globalThis as unknown as {
        document: { activeElement: unknown; body: unknown; getElementById(id: string): Found | null }
        requestAnimationFrame(frame: () => void): void
      }
      const frame = () => new Promise<void>(done => requestAnimationFrame(done))
      const wrong: string[] = []
      for (const article of log.querySelectorAll('article')) {
        const subject = article.querySelector('h3')?.textContent ?? ''
        if (!article.getAttribute('aria-label')?.includes(subject)) wrong.push(`no name: ${subject}`)
        for (;;) {
          const button = article.querySelector('.actions > button.action')
          if (!button) break
          const what = `${subject} / ${button.textContent?.trim()}`
          const about = (button.getAttribute('aria-describedby') ?? '').split(' ')
          const said = about.map((id: string) => document.getElementById(id)?.textContent ?? '').join(' ')
          if (said.trim() === '' || !said.includes(subject)) wrong.push(`about nothing: ${what}`)
          button.focus()
          button.click()
          for (let tries = 0; button.isConnected && tries < 500; tries++) await frame()
          await frame()
          if (button.isConnected) return [...wrong, `never answered: ${what}`]
          if (document.activeElement === document.body) wrong.push(`focus on the body: ${what}`)
          else if (document.activeElement !== article) wrong.push(`focus elsewhere: ${what}`)
        }
      }
      return wrong
    })
    expect(lost).toEqual([])
    await page.context().close()
    expect(errors).toEqual([])
  },
  120_000,
)

test('every kind of field can be filled in and is sent', async () => {
  const { page, errors } = await openPage(browser)
  const visitor = new Visitor(page)
  await visitor.open(url)
  await visitor.composer.fill('/tout')
  await visitor.composer.press('Enter')
  for (const [kind, selector] of Object.entries(boxes)) {
    const field = visitor.dialog.locator('.field', { hasText: `Un champ ${kind}` }).first()
    await field.locator(selector).first().waitFor({ state: 'attached' })
  }
  await visitor.dialog.getByLabel('Un champ text').fill('Un toit')
  await visitor.dialog.getByLabel('Un champ lines').fill('Deux\nlignes')
  await visitor.dialog.getByRole('radio', { name: 'Choix 1', exact: true }).check()
  await visitor.dialog.getByRole('checkbox', { name: 'Choix 129', exact: true }).check()
  await visitor.dialog.getByLabel('Un champ date').fill('2026-12-03')
  await visitor.dialog.getByLabel('Un champ time').fill('07:45')
  await visitor.dialog.getByLabel('Un champ number').fill('12.5')
  await visitor.dialog.getByLabel('Un champ tick').check()
  for (const kind of ['member', 'members']) {
    await visitor.dialog.getByRole('combobox', { name: `Un champ ${kind} (facultatif)`, exact: true }).fill('meetings')
    await page.keyboard.press('Enter')
  }
  await visitor.dialog.getByRole('button', { name: 'Envoyer tout' }).click()
  await visitor.dialog.waitFor({ state: 'detached' })
  expect(sent).toEqual([
    {
      ...{ text: 'Un toit', lines: 'Deux\nlignes', member: 'meetings', members: ['meetings'] },
      ...{ choice: 'o1', choices: ['o129'] },
      ...{ date: '2026-12-03', time: '07:45', tick: true, number: '12.5' },
    },
  ])
  await page.context().close()
  expect(errors).toEqual([])
})
