import express from 'express'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { encodePress } from '../../src/grammar/press.ts'
import type { Answer, Gesture, Outgoing } from '../../src/platforms/platform.ts'
import {
  startSlack as connect,
  type SlackParts,
  type SlackPlatform,
  type SlackSettings,
} from '../../src/platforms/slack/index.ts'
import { actions, button, paragraph, view } from '../../src/view/build.ts'
import type { Form } from '../../src/view/view.ts'
import { line } from '../../src/words/line.ts'
import { roomFor } from '../../src/words/room.ts'
import { type LocalSlack, startSlack, textOf } from '../kit/slack/index.ts'

const room = roomFor({ language: 'fr', address: 'vous', zone: 'Europe/Paris' })
const card = (title: string, ...buttons: Parameters<typeof actions>) =>
  view(title, buttons.length > 0 && actions(...buttons))
const shows = (title: string, ...buttons: Parameters<typeof actions>): Answer => ({
  kind: 'show',
  view: card(title, ...buttons),
  room,
})
const press = (name: string, about?: string) => encodePress({ command: 'refer', button: name, ...(about && { about }) })
const clock = { now: () => Temporal.Instant.from('2026-12-03T06:45:00Z') }

const form: Form = {
  id: press('form', 'draft-1'),
  title: 'Recommander quelqu’un de bien',
  submit: 'Envoyer',
  fields: [
    { id: 'receiver', label: 'Pour qui', kind: 'member', required: true },
    { id: 'kind', label: 'Type', kind: 'choice', required: true, options: [{ value: 'outside', label: 'Externe' }] },
    { id: 'need', label: 'Besoin', kind: 'lines', required: true, max: 1000 },
    { id: 'agreed', label: 'Le prospect est d’accord', kind: 'tick', required: true },
    { id: 'on', label: 'Jour', kind: 'date', required: false },
  ],
}

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

type Club = { slack: LocalSlack; bot: SlackPlatform; heard: Gesture[]; told: string[] }

/** A workspace, and the adapter in it with a core that answers as the test says. */
async function club(
  answer: (gesture: Gesture) => Answer | Promise<Answer>,
  more: {
    over?: 'socket' | 'http'
    parts?: Partial<SlackParts>
    prefix?: string
    slack?: Parameters<typeof startSlack>[0]
  } = {},
): Promise<Club> {
  const slack = await startSlack(more.slack)
  stops.push(() => slack.close())
  slack.addUser({ id: 'U0LEA', name: 'Léa Moreau', handle: 'lea', email: 'lea@exemple.fr', admin: true })
  slack.addUser({ id: 'U0KARIM', name: 'Karim Haddad', handle: 'karim', locale: 'en-GB', tz: 'Europe/London' })
  slack.addChannel({ id: 'C0CLUB', name: 'club', members: ['U0LEA', 'U0KARIM'], bot: true })
  slack.addChannel({ id: 'C0BUREAU', name: 'bureau', isPrivate: true, members: ['U0LEA'] })
  const heard: Gesture[] = []
  const told: string[] = []
  const parts: SlackParts = {
    dispatch: async gesture => {
      heard.push(gesture)
      return await answer(gesture)
    },
    clock,
    say: (level, message) => told.push(`${level} ${message}`),
    pace: 0,
    ...more.parts,
  }
  const common = { apiUrl: slack.apiUrl, ...(more.prefix && { prefix: more.prefix }) }
  const settings: SlackSettings =
    more.over === 'http'
      ? { ...common, mode: 'http', botToken: slack.botToken, signingSecret: slack.signingSecret }
      : { ...common, mode: 'socket', botToken: slack.botToken, appToken: slack.appToken }
  const bot = await connect(settings, parts)
  stops.push(() => bot.stop())
  if (bot.router) await mount(slack, bot.router)
  return { slack, bot, heard, told }
}

/** As main does: the adapter's router on a server that is shared with others. */
async function mount(slack: LocalSlack, router: NonNullable<SlackPlatform['router']>) {
  const app = express().use(router).use(express.json())
  const server = app.listen(0, '127.0.0.1')
  await new Promise(ready => server.once('listening', ready))
  stops.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  slack.sendsTo(`http://127.0.0.1:${address.port}/slack/events`)
}

const passed = async ({ what }: Gesture): Promise<Answer> => {
  switch (what.kind) {
    case 'command':
      return what.text ? shows('C’est noté', button(press('undo'), 'Annuler')) : { kind: 'ask', form, room }
    case 'press':
      return what.press === press('undo')
        ? { kind: 'replace', view: card('C’est annulé'), room }
        : { kind: 'ask', form, room }
    case 'suggest':
      return { kind: 'options', options: [{ value: 'm-karim', label: 'Karim Haddad (Menuiserie)' }] }
    case 'submit':
      return what.values.need === 'court'
        ? { kind: 'correct', form, problems: { need: 'Dites-en un peu plus.' }, room }
        : shows('C’est transmis à Karim', button(press('undo'), 'Annuler'))
  }
}

describe.each(['socket', 'http'] as const)('a member on Slack, over %s', over => {
  test('types a whole command: one private receipt, in the acknowledgement, with its undo', async () => {
    const { slack, heard } = await club(passed, { over })
    const lea = slack.user('U0LEA')
    await lea.types('/recommander', '@karim « portes & fenêtres »', { channel: 'C0CLUB' })
    const receipt = await lea.sees('C’est noté', { private: true, in: 'C0CLUB' })
    expect(slack.user('U0KARIM').messages).toEqual([])
    expect(slack.called('response_url')).toEqual([])
    await lea.presses(receipt, 'Annuler')
    await lea.sees('C’est annulé')
    expect(lea.messages.map(textOf)).toEqual(['C’est annulé'])
    expect(
      heard.map(({ platform, place, account, accountName, language, channel, what }) => ({
        platform,
        place,
        account,
        accountName,
        language,
        channel,
        what,
      })),
    ).toEqual([
      {
        platform: 'slack',
        place: slack.workspace.id,
        account: 'U0LEA',
        accountName: 'lea',
        language: 'fr',
        channel: { id: 'C0CLUB', kind: 'channel' },
        what: { kind: 'command', name: 'recommander', text: '<@U0KARIM> « portes & fenêtres »' },
      },
      {
        platform: 'slack',
        place: slack.workspace.id,
        account: 'U0LEA',
        accountName: 'lea',
        language: 'fr',
        channel: { id: 'C0CLUB', kind: 'channel' },
        what: { kind: 'press', press: press('undo'), onlyHis: true },
      },
    ])
  })

  test('fills the form of a bare command: suggestions, a problem under its field, the receipt where it was typed', async () => {
    const { slack, heard } = await club(passed, { over })
    const lea = slack.user('U0LEA')
    await lea.types('/recommander', '', { channel: 'C0BUREAU' })
    await lea.seesForm('Recommander quelqu’un')
    const filled = { 'Pour qui': 'kar', Type: 'Externe', Besoin: 'court', Jour: '2026-12-10' }
    expect(await lea.submits(filled)).toEqual({ need: 'Dites-en un peu plus.' })
    expect(await lea.submits({ Besoin: 'Deux portes-fenêtres', 'Le prospect est d’accord': true })).toEqual({})
    await lea.sees('C’est transmis', { private: true, in: 'C0BUREAU' })
    expect(heard.at(-1)?.what).toEqual({
      kind: 'submit',
      form: form.id,
      values: { receiver: 'm-karim', kind: 'outside', need: 'Deux portes-fenêtres', agreed: true, on: '2026-12-10' },
    })
    expect(heard.find(({ what }) => what.kind === 'suggest')?.what).toEqual({
      kind: 'suggest',
      typed: 'kar',
      command: 'refer',
      field: 'receiver',
    })
  })

  test('a command that comes twice is handled once by the core, and its receipt is not lost', async () => {
    let ids: string[] = []
    const { slack, heard } = await club(passed, { over })
    slack.repeats()
    await slack.user('U0LEA').types('/recommander', '@karim portes')
    await slack.user('U0LEA').sees('C’est noté')
    ids = heard.map(({ id }) => id)
    expect(ids).toHaveLength(1)
    expect(slack.user('U0LEA').messages).toHaveLength(1)
  })

  test('an answer that takes long comes by the response URL, and by DM when that has died', async () => {
    const waits: ((answer: Answer) => void)[] = []
    const { slack } = await club(() => new Promise(done => waits.push(done)), { over, parts: { ackWithin: 0 } })
    const lea = slack.user('U0LEA')
    await lea.types('/recommander', '@karim portes', { channel: 'C0CLUB' })
    await vi.waitFor(() => expect(waits).toHaveLength(1))
    waits.shift()?.(shows('Le voici'))
    await lea.sees('Le voici', { in: 'C0CLUB', private: true })
    await lea.types('/recommander', '@karim fenêtres', { channel: 'C0CLUB' })
    await vi.waitFor(() => expect(waits).toHaveLength(1))
    slack.passes({ minutes: 31 })
    waits.shift()?.(shows('Encore un'))
    await lea.sees('Encore un', { in: 'D0LEA' })
  })

  test('a form that comes too late for its click is offered by a button, which opens it', async () => {
    const waits: ((answer: Answer) => void)[] = []
    const { slack, heard } = await club(
      ({ what }) => (what.kind === 'command' ? new Promise(done => waits.push(done)) : { kind: 'ask', form, room }),
      { over, parts: { ackWithin: 0 } },
    )
    const lea = slack.user('U0LEA')
    await lea.types('/recommander')
    await vi.waitFor(() => expect(waits).toHaveLength(1))
    slack.passes({ seconds: 4 })
    waits.shift()?.({ kind: 'ask', form, room })
    await lea.presses(await lea.sees('Recommander quelqu’un de bien'), 'Ouvrir')
    await lea.seesForm('Pour qui')
    expect(heard.at(-1)?.what).toMatchObject({ kind: 'press', press: press('correct', 'draft-1') })
  })

  test('a slow submission shows that it is at work, then what came of it', async () => {
    let done: (answer: Answer) => void = () => {}
    const slow = new Promise<Answer>(resolve => {
      done = resolve
    })
    const { slack } = await club(gesture => (gesture.what.kind === 'submit' ? slow : passed(gesture)), {
      over,
      parts: { ackWithin: 50 },
    })
    const lea = slack.user('U0LEA')
    await lea.types('/recommander')
    await lea.seesForm('Pour qui')
    await lea.submits({ 'Pour qui': 'kar', Type: 'Externe', Besoin: 'Deux portes-fenêtres' })
    await lea.seesForm('⏳')
    done(shows('C’est transmis à Karim'))
    await lea.seesForm('C’est transmis à Karim')
    await lea.sees('C’est transmis à Karim', { private: true })
  })

  test('a form that cannot be opened is no silence: a sentence, with the reference of the log', async () => {
    const { slack, told } = await club(passed, { over })
    slack.troubles.next('views.open', { error: 'invalid_arguments' })
    const lea = slack.user('U0LEA')
    await lea.types('/recommander')
    const sorry = await lea.sees('Quelque chose s’est mal passé', { private: true })
    const reference = /([\w.]+)\.$/.exec(textOf(sorry))?.[1]
    expect(told.join()).toContain(`(${reference})`)
  })

  test('opens the bot’s page, and writes to it in plain words', async () => {
    const { slack, heard } = await club(() => shows('Ce que je sais faire'), { over })
    const lea = slack.user('U0LEA')
    await lea.opensAppHome()
    await lea.seesHome('Ce que je sais faire')
    await lea.says('recommander @karim')
    await lea.sees('Ce que je sais faire', { in: 'D0LEA' })
    expect(heard.map(({ what }) => what)).toEqual([
      { kind: 'command', name: 'help' },
      { kind: 'command', name: 'assidu', text: 'recommander <@U0KARIM>' },
    ])
  })
})

describe('what the bot says by itself', () => {
  const outgoing = (title: string, id = '0198f0aa-0000-7000-8000-000000000001'): Outgoing => ({
    view: view(title, paragraph(line`Bonjour`)),
    room,
    id,
    silent: false,
  })
  const place = 'T0CLUB0001'
  const toLea = { kind: 'direct', place, account: 'U0LEA' } as const
  const inClub = { kind: 'channel', place, channel: 'C0CLUB' } as const
  const idle = () => ({ kind: 'nothing' }) as const

  test('reaches a member, a channel and a small group, and can be changed there', async () => {
    const { slack, bot } = await club(idle)
    await bot.post(toLea, outgoing('Pour vous'))
    const posted = await bot.post(inClub, outgoing('Réunion jeudi'))
    await bot.post({ kind: 'group', place, accounts: ['U0LEA', 'U0KARIM'], title: 'Vous deux' }, outgoing('Vous deux'))
    await slack.user('U0LEA').sees('Pour vous', { in: 'D0LEA' })
    await slack.user('U0KARIM').sees('Vous deux')
    if (!('message' in posted)) throw new Error('not posted')
    expect(await bot.edit(posted, outgoing('Réunion reportée'))).toEqual(posted)
    expect(slack.messagesIn('C0CLUB').map(textOf)).toEqual(['Réunion reportée\nBonjour'])
  })

  test('a lost answer is doubtful: in a DM the bot finds its own message, and nobody reads it twice', async () => {
    const { slack, bot } = await club(idle)
    slack.troubles.next('chat.postMessage', { lost: true })
    expect(await bot.post(toLea, outgoing('Une fois'))).toMatchObject({ trouble: 'doubtful' })
    expect(await bot.find(toLea, outgoing('Une fois'))).toMatchObject({ channel: 'D0LEA' })
    expect(await bot.find(toLea, outgoing('Une fois', 'another'))).toBe('not there')
    expect(await bot.find(inClub, outgoing('Une fois'))).toBe('cannot look')
    expect(slack.messagesIn('D0LEA')).toHaveLength(1)
  })

  test('trouble says what to do: wait, give up, or ask for a right', async () => {
    const { slack, bot } = await club(idle)
    slack.troubles.next('chat.postMessage', { status: 429, retryAfter: 7 })
    expect(await bot.post(inClub, outgoing('x'))).toEqual({ trouble: 'later', seconds: 7 })
    slack.troubles.next('chat.postMessage', { status: 503 })
    expect(await bot.post(inClub, outgoing('x'))).toEqual({ trouble: 'later', seconds: 30 })
    slack.troubles.next('chat.postMessage', { status: 500 })
    expect(await bot.post(inClub, outgoing('x'))).toMatchObject({ trouble: 'doubtful' })
    slack.workspace.addUser({ id: 'U0PAUL', name: 'Paul Parti', deleted: true })
    expect(await bot.post({ ...toLea, account: 'U0PAUL' }, outgoing('x'))).toEqual({
      trouble: 'gone',
      detail: 'channel_not_found',
    })
    expect(await bot.post({ ...inClub, channel: 'C0BUREAU' }, outgoing('x'))).toEqual({
      trouble: 'forbidden',
      detail: 'channel_not_found',
    })
    slack.scopes.delete('mpim:write')
    expect(await bot.post({ kind: 'group', place, accounts: ['U0LEA', 'U0KARIM'], title: '' }, outgoing('x'))).toEqual({
      trouble: 'forbidden',
      detail: 'missing_scope: mpim:write',
    })
    expect(slack.messagesIn('C0CLUB')).toEqual([])
  })

  test('an outage of the network is no lost message', async () => {
    const { slack, bot } = await club(idle)
    await slack.close()
    expect(await bot.post(inClub, outgoing('x'))).toEqual({ trouble: 'later', seconds: 15 })
  })
})

describe('people and places', () => {
  const idle = () => ({ kind: 'nothing' }) as const

  test('profiles tell the language, the zone, the e-mail and who administers', async () => {
    const { slack, bot } = await club(idle)
    slack.workspace.addUser({ id: 'U0PAUL', name: 'Paul Parti', deleted: true, locale: 'de-DE' })
    expect(await bot.person(slack.workspace.id, 'U0LEA')).toEqual({
      account: 'U0LEA',
      name: 'Léa Moreau',
      email: 'lea@exemple.fr',
      zone: 'Europe/Paris',
      language: 'fr',
      bot: false,
      deactivated: false,
      administrator: true,
    })
    expect(await bot.person(slack.workspace.id, 'U0PAUL')).toEqual({
      account: 'U0PAUL',
      name: 'Paul Parti',
      bot: false,
      deactivated: true,
      administrator: false,
    })
    expect(await bot.person(slack.workspace.id, 'U0NOBODY')).toEqual({ trouble: 'gone', detail: 'user_not_found' })
  })

  test('the people of a channel, without the bot; a big channel in a few calls', async () => {
    const { slack, bot } = await club(idle)
    const small = await bot.people(slack.workspace.id, 'C0CLUB')
    expect(Array.isArray(small) && small.map(({ name }) => name)).toEqual(['Léa Moreau', 'Karim Haddad'])
    const many = Array.from(
      { length: 60 },
      (_, i) => slack.workspace.addUser({ id: `U1M${i}`, name: `Membre ${i}` }).id,
    )
    slack.addChannel({ id: 'C0BIG', name: 'big', members: many, bot: true })
    expect(await bot.people(slack.workspace.id, 'C0BIG')).toHaveLength(60)
    expect(slack.called('users.list')).toHaveLength(1)
  })

  test('channels the bot may be given, and where it has to be invited first', async () => {
    const invited: string[] = []
    const { slack, bot } = await club(idle, { parts: { invited: (_place, channel) => invited.push(channel) } })
    slack.addChannel({ id: 'C0OPEN', name: 'ouvert', members: [] })
    expect(await bot.channels(slack.workspace.id)).toEqual([
      { id: 'C0CLUB', name: 'club', isPrivate: false, canPost: true },
      { id: 'C0OPEN', name: 'ouvert', isPrivate: false, canPost: false },
    ])
    await slack.invitesBot('C0BUREAU', 'U0LEA')
    await vi.waitFor(() => expect(invited).toEqual(['C0BUREAU']))
    expect(bot.places()).toEqual([{ place: slack.workspace.id, name: 'Le Cercle' }])
  })

  test('a prefix before the names is taken off again', async () => {
    const { slack, heard } = await club(() => shows('oui'), { prefix: 'cercle-' })
    await slack.user('U0LEA').types('/cercle-aide')
    expect(heard[0]?.what).toMatchObject({ kind: 'command', name: 'aide' })
  })

  test('two sockets stand; when one falls the other answers, and the fallen one comes back', async () => {
    const { slack, bot } = await club(() => shows('toujours là'))
    await slack.connected(2)
    expect(bot.connected()).toBe(true)
    slack.troubles.next('apps.connections.open', { refused: true }, 3)
    slack.cutsSocket()
    await slack.until('one socket less', () => (slack.connections === 1 ? true : undefined))
    await slack.user('U0LEA').types('/aide')
    await slack.user('U0LEA').sees('toujours là')
    slack.troubles.over()
    await slack.connected(2)
  })

  test('a refresh of all connections is over in a moment', async () => {
    const { slack, bot } = await club(() => shows('toujours là'))
    await slack.connected(2)
    slack.disconnects('refresh_requested')
    await vi.waitFor(() => expect(slack.called('apps.connections.open')).toHaveLength(4))
    await slack.connected(2)
    await vi.waitFor(() => expect(bot.connected()).toBe(true))
    await slack.user('U0LEA').types('/aide')
    await slack.user('U0LEA').sees('toujours là')
  })

  test('a member who types the words of a switch-off switches nothing off', async () => {
    const { slack, bot, told } = await club(() => shows('ah bon'))
    await slack.user('U0LEA').types('/besoin', 'link_disabled')
    await slack.user('U0LEA').sees('ah bon')
    expect([bot.connected(), told]).toEqual([true, []])
  })

  test('Socket Mode switched off by an administrator is told once for the operator, not fought', async () => {
    const { slack, bot, told } = await club(idle)
    await slack.connected(2)
    slack.disconnects('link_disabled')
    await slack.until('the goodbye', () => (slack.connections === 0 ? true : undefined))
    await vi.waitFor(() => expect(bot.connected()).toBe(false))
    expect(told.filter(line => line.includes('switched Socket Mode off'))).toHaveLength(1)
  })

  test('a token that Slack refuses stops the start, in words', async () => {
    const slack = await startSlack()
    stops.push(() => slack.close())
    const start = connect(
      { mode: 'socket', apiUrl: slack.apiUrl, botToken: 'xoxb-wrong', appToken: slack.appToken },
      { dispatch: async () => ({ kind: 'nothing' }), clock, say: () => {} },
    )
    await expect(start).rejects.toThrow('SLACK_BOT_TOKEN (invalid_auth)')
    const app = connect(
      { mode: 'socket', apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: 'xapp-wrong' },
      { dispatch: async () => ({ kind: 'nothing' }), clock, say: () => {} },
    )
    await expect(app).rejects.toThrow('SLACK_APP_TOKEN (not_allowed_token_type)')
  })

  test('an uninstalled app tells who keeps the places, and sends nothing more', async () => {
    const gone: string[] = []
    const { slack, bot } = await club(idle, { parts: { uninstalled: place => gone.push(place) } })
    await slack.uninstalls()
    await vi.waitFor(() => expect(gone).toEqual([slack.workspace.id]))
    expect(bot.places()).toEqual([])
  })
})
