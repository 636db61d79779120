import { createRequire } from 'node:module'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Outgoing } from '../../src/contract/platform.ts'
import { startSlack as connect } from '../../src/platforms/slack/index.ts'
import { whoseCode } from '../../src/platforms/slack/trouble.ts'
import { paragraph, view } from '../../src/view/build.ts'
import { line } from '../../src/words/line.ts'
import { opened } from '../kit/conversation.ts'
import { clock, club, room, shows } from '../kit/slack/bot.ts'
import { startSlack, textOf } from '../kit/slack/index.ts'

const asTrouble = {
  reader: /^(gone|forbidden)$/,
  channel: /^forbidden$/,
  installation: /^installation$/,
  later: /^later$/,
  unsure: /^doubtful$/,
} as const

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
  const both = { kind: 'group', place, accounts: ['U0LEA', 'U0KARIM'], title: '' } as const
  const idle = () => ({ kind: 'nothing' }) as const

  test('reaches a member, a channel and a small group, and can be changed there', async () => {
    const { slack, bot } = await club(idle)
    await bot.post(toLea, outgoing('Pour vous'))
    const posted = await bot.post(inClub, outgoing('Réunion jeudi'))
    await bot.post(await opened(bot, { ...both, title: 'Vous deux' }), outgoing('Vous deux'))
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
    expect(await bot.find(toLea, outgoing('Une fois').id)).toMatchObject({ channel: 'D0LEA' })
    expect(await bot.find(toLea, outgoing('Une fois', 'another').id)).toBe('not there')
    expect(await bot.find(inClub, outgoing('Une fois').id)).toBe('cannot look')
    expect(slack.messagesIn('D0LEA')).toHaveLength(1)
  })

  test('trouble says what to do: wait, give up, or ask for a right, and in a conversation whose it is', async () => {
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
    expect(await bot.open(both)).toMatchObject({ trouble: 'installation', detail: 'missing_scope: mpim:write' })
    slack.scopes.add('mpim:write')
    const withPaul = { ...both, accounts: ['U0LEA', 'U0PAUL'] }
    expect(await bot.open(withPaul)).toEqual({ trouble: 'gone', detail: 'user_disabled', account: 'U0PAUL' })
    expect(slack.messagesIn('C0CLUB')).toEqual([])
  })

  test('what is wrong with our connection says nothing of the reader: a dead token, a scope, a web page, a proxy', async () => {
    const { slack, bot } = await club(idle)
    const post = () => bot.post(toLea, outgoing('x'))
    const codes = Object.entries(whoseCode).flatMap(([code, whose]) => (whose === 'installation' ? [code] : []))
    for (const code of [...codes, 'a_code_of_tomorrow']) {
      slack.troubles.next('chat.postMessage', { error: code })
      expect(await post()).toEqual({ trouble: 'installation', detail: code, sure: code in whoseCode })
    }
    slack.troubles.next('chat.postMessage', { page: '<html><body>Sign in to the guest network</body></html>' })
    expect(await post()).toEqual({
      trouble: 'installation',
      detail: 'a web page instead of an answer',
      sure: false,
    })
    slack.troubles.next('chat.postMessage', { page: '{}' })
    expect(await post()).toMatchObject({ trouble: 'installation' })
    slack.troubles.next('chat.postMessage', { status: 403 })
    expect(await post()).toMatchObject({ trouble: 'installation', detail: 'http 403' })
    expect(await post()).toMatchObject({ channel: 'D0LEA' })
  })

  test('every code Slack documents for our calls has its kind; our own mistakes are thrown', async () => {
    const { slack, bot } = await club(idle)
    // The socket library names codes that end a connection for good: none of them is a reader’s.
    const { UnrecoverableSocketModeStartError: final } = createRequire(import.meta.url)(
      '@slack/socket-mode/dist/src/UnrecoverableSocketModeStartError.js',
    ) as { UnrecoverableSocketModeStartError: Record<string, string> }
    expect(Object.values(final).map(code => [code, whoseCode[code]])).toEqual(
      Object.values(final).map(code => [code, 'installation']),
    )
    for (const [code, whose] of Object.entries(whoseCode)) {
      slack.troubles.next('chat.postMessage', { error: code })
      const posted = bot.post(inClub, outgoing('x'))
      if (whose === 'ours') await expect(posted).rejects.toThrow(code)
      else expect(await posted).toMatchObject({ trouble: expect.stringMatching(asTrouble[whose]) })
    }
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
      handle: 'lea',
      fullMember: true,
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
      handle: 'paul.parti',
      fullMember: false,
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
    onTestFinished(() => slack.close())
    const start = connect(
      { over: 'socket', apiUrl: slack.apiUrl, botToken: 'xoxb-wrong', appToken: slack.appToken },
      { dispatch: async () => ({ kind: 'nothing' }), clock, say: () => {} },
    )
    await expect(start).rejects.toThrow('SLACK_BOT_TOKEN (invalid_auth)')
    const app = connect(
      { over: 'socket', apiUrl: slack.apiUrl, botToken: slack.botToken, appToken: 'xapp-wrong' },
      { dispatch: async () => ({ kind: 'nothing' }), clock, say: () => {} },
    )
    await expect(app).rejects.toThrow('SLACK_APP_TOKEN (not_allowed_token_type)')
  })

  test('an uninstalled app tells who keeps the places; put back with the same key it goes on', async () => {
    const gone: string[] = []
    const { slack, bot } = await club(idle, { parts: { uninstalled: place => gone.push(place) } })
    await slack.uninstalls()
    await vi.waitFor(() => expect(gone).toEqual([slack.workspace.id]))
    expect(await bot.probe(slack.workspace.id)).toMatchObject({ trouble: 'installation', sure: true })
    slack.installed = true
    expect(await bot.probe(slack.workspace.id)).toBe('well')
  })

  test('news of a removal that comes after the app was put back is no news', async () => {
    const gone: string[] = []
    const { slack, bot } = await club(idle, { parts: { uninstalled: place => void gone.push(place) } })
    await slack.sendsEvent({ type: 'app_uninstalled' })
    await slack.sendsEvent({ type: 'tokens_revoked', tokens: { bot: [slack.workspace.bot.user] } })
    await slack.until('it was asked', () => (slack.called('auth.test').length >= 3 ? true : undefined))
    expect([gone, bot.places().length]).toEqual([[], 1])
  })
})
