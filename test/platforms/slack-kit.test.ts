import { App, ExpressReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { afterEach, describe, expect, test } from 'vitest'
import { type LocalSlack, startSlack } from '../kit/slack/index.ts'

type Running = { slack: LocalSlack; app: InstanceType<typeof App>; stop: () => Promise<void> }
const running: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of running.splice(0).toReversed()) await stop()
})

async function club(options: Parameters<typeof startSlack>[0] = {}): Promise<LocalSlack> {
  const slack = await startSlack(options)
  running.push(() => slack.close())
  slack.addUser({ id: 'U0LEA', name: 'Léa Moreau', handle: 'lea', email: 'lea@exemple.fr', admin: true })
  slack.addUser({ id: 'U0KARIM', name: 'Karim Haddad', handle: 'karim' })
  slack.addChannel({ id: 'C0CLUB', name: 'club', members: ['U0LEA', 'U0KARIM'], bot: true })
  slack.addChannel({ id: 'C0BUREAU', name: 'bureau', isPrivate: true, members: ['U0LEA'] })
  return slack
}

/** A hand-written app over Socket Mode, with one form and one button. */
async function bySocket(slack: LocalSlack): Promise<Running> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions },
  })
  const app = new App({ token: slack.botToken, receiver, clientOptions, logLevel: LogLevel.ERROR })
  listens(app)
  await app.start()
  running.push(async () => {
    await app.stop()
  })
  return { slack, app, stop: async () => {} }
}

function listens(app: InstanceType<typeof App>) {
  app.command('/bonjour', async ({ ack, command }) => {
    await ack({ text: `Bonjour <@${command.user_id}> : ${command.text}` })
  })
  app.command('/plus-tard', async ({ ack, respond }) => {
    await ack()
    await respond({
      text: 'Voici',
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'undo', text: { type: 'plain_text', text: 'Annuler' } }],
        },
      ],
    })
  })
  app.action('undo', async ({ ack, respond }) => {
    await ack()
    await respond({ text: 'Annulé', replace_original: true })
  })
  app.command('/fiche', async ({ ack, client, command }) => {
    await ack()
    await client.views.open({
      trigger_id: command.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'fiche',
        title: { type: 'plain_text', text: 'Fiche' },
        submit: { type: 'plain_text', text: 'Envoyer' },
        blocks: [
          {
            type: 'input',
            block_id: 'who',
            label: { type: 'plain_text', text: 'Pour qui' },
            element: { type: 'external_select', action_id: 'member', min_query_length: 1 },
          },
          {
            type: 'input',
            block_id: 'need',
            label: { type: 'plain_text', text: 'Besoin' },
            element: { type: 'plain_text_input', action_id: 'v' },
          },
        ],
      },
    })
  })
  app.options('member', async ({ ack }) => {
    await ack({ options: [{ text: { type: 'plain_text', text: 'Karim Haddad' }, value: 'm-karim' }] })
  })
  app.view('fiche', async ({ ack, view, client, body }) => {
    const need = view.state.values.need?.v?.value ?? ''
    if (need.length < 5)
      return await ack({ response_action: 'errors', errors: { need: 'Un peu plus, s’il vous plaît' } })
    await ack()
    const who = view.state.values.who?.member?.selected_option?.value
    await client.chat.postMessage({ channel: body.user.id, text: `Reçu pour ${who} : ${need}` })
  })
}

describe('the local Slack, with the stock library over Socket Mode', () => {
  test('an answer in the acknowledgement is seen by the one who typed, by nobody else', async () => {
    const { slack } = await bySocket(await club())
    await slack.user('U0LEA').types('/bonjour', 'à @karim')
    await slack.user('U0LEA').sees('Bonjour <@U0LEA> : à <@U0KARIM>', { private: true })
    expect(slack.user('U0KARIM').messages).toEqual([])
  })

  test('a button on an ephemeral answer replaces it', async () => {
    const { slack } = await bySocket(await club())
    const lea = slack.user('U0LEA')
    await lea.types('/plus-tard')
    await lea.presses(await lea.sees('Voici'), 'Annuler')
    await lea.sees('Annulé')
    expect(lea.messages.map(one => one.text)).toEqual(['Annulé'])
  })

  test('a form suggests, complains under its field, then goes through', async () => {
    const { slack } = await bySocket(await club())
    const lea = slack.user('U0LEA')
    await lea.types('/fiche')
    await lea.seesForm('Fiche')
    expect(await lea.submits({ 'Pour qui': 'Karim' })).toEqual({ need: 'Please complete this required field.' })
    expect(await lea.submits({ Besoin: 'rien' })).toEqual({ need: 'Un peu plus, s’il vous plaît' })
    expect(await lea.submits({ Besoin: 'un géomètre' })).toEqual({})
    const said = await lea.sees('Reçu pour m-karim : un géomètre')
    expect(said.channel).toBe('D0LEA')
  })

  test('a response URL works five times, and dies after thirty minutes', async () => {
    const slack = await club()
    const use = (url: string) => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'encore' }) })
    const url = slack.responseUrl('U0LEA', 'C0CLUB')
    const answers = await Promise.all(Array.from({ length: 6 }, () => use(url)))
    expect(answers.filter(answer => answer.ok)).toHaveLength(5)
    const late = slack.responseUrl('U0LEA', 'C0CLUB')
    slack.passes({ minutes: 31 })
    expect((await use(late)).ok).toBe(false)
  })

  test('what the real Slack refuses is refused', async () => {
    const { app } = await bySocket(await club({ scopes: ['commands', 'chat:write', 'channels:read'] }))
    const refusal = (call: Promise<unknown>) =>
      call.then(
        () => 'accepted',
        (error: { data?: { error: string } }) => error.data?.error,
      )
    const { chat, conversations, views } = app.client
    const header = (length: number) =>
      [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(length) } }] as const
    const post = (more: object) => refusal(chat.postMessage({ channel: 'C0CLUB', text: 'x', ...more }))
    expect(await post({})).toBe('accepted')
    expect(await post({ channel: 'C0BUREAU' })).toBe('channel_not_found')
    expect(await post({ text: '', blocks: header(10) })).toBe('no_text')
    expect(await post({ blocks: header(151) })).toBe('invalid_blocks')
    expect(await post({ blocks: [{ type: 'section' }] })).toBe('invalid_blocks')
    expect(await post({ blocks: [{ type: 'nonsense' }] })).toBe('invalid_blocks')
    expect(await post({ text: 'x'.repeat(40_001) })).toBe('msg_too_long')
    expect(await refusal(conversations.open({ users: 'U0LEA' }))).toBe('missing_scope')
    expect(await refusal(views.open({ trigger_id: 'old', view: { type: 'home', blocks: [] } as never }))).toBe(
      'invalid_trigger_id',
    )
    expect(await refusal(chat.postEphemeral({ channel: 'C0CLUB', user: 'U0PAUL', text: 'x' }))).toBe(
      'user_not_in_channel',
    )
  })

  test('trouble on order: too many requests, an outage, an answer that never arrives', async () => {
    const { slack, app } = await bySocket(await club())
    const post = () => app.client.chat.postMessage({ channel: 'C0CLUB', text: 'annonce' })
    slack.troubles.next('chat.postMessage', { status: 503 })
    await expect(post()).rejects.toThrow()
    expect(slack.messagesIn('C0CLUB')).toHaveLength(0)
    slack.troubles.next('chat.postMessage', { lost: true })
    await expect(post()).rejects.toThrow()
    expect(slack.messagesIn('C0CLUB')).toHaveLength(1)
    slack.troubles.next('chat.postMessage', { status: 429, retryAfter: 1 })
    await expect(post()).rejects.toThrow('retry-after: 1')
    await expect(post()).resolves.toMatchObject({ ok: true })
    expect(slack.called('chat.postMessage').map(call => call.status)).toEqual([503, 200, 429, 200])
  })

  test('a command that is never acknowledged fails before the eyes of the member', async () => {
    const { slack, app } = await bySocket(await club({ patience: 50 }))
    app.command('/muet', async () => {})
    expect(await slack.user('U0LEA').types('/muet')).toEqual({ how: 'late' })
    await slack.user('U0LEA').sees('operation_timeout')
  })

  test('a payload may come twice', async () => {
    const { slack, app } = await bySocket(await club())
    const heard: string[] = []
    app.command('/compte', async ({ ack, command }) => {
      heard.push(command.trigger_id)
      await ack('compté')
    })
    slack.repeats()
    await slack.user('U0LEA').types('/compte')
    expect(heard).toHaveLength(2)
    expect(new Set(heard).size).toBe(1)
    expect(slack.user('U0LEA').messages.map(one => one.text)).toEqual(['compté'])
  })
})

describe('the local Slack over HTTP', () => {
  test('requests are signed as the library checks, and a wrong secret is turned away', async () => {
    const slack = await club()
    const receiver = new ExpressReceiver({ signingSecret: slack.signingSecret, logLevel: LogLevel.ERROR })
    const app = new App({
      token: slack.botToken,
      receiver,
      clientOptions: { slackApiUrl: slack.apiUrl },
      logLevel: LogLevel.ERROR,
    })
    listens(app)
    const server = await app.start(0)
    running.push(async () => {
      await app.stop()
    })
    const { port } = (server as import('node:net').Server).address() as import('node:net').AddressInfo
    slack.sendsTo(`http://127.0.0.1:${port}/slack/events`)
    await slack.user('U0KARIM').types('/bonjour', 'à tous')
    await slack.user('U0KARIM').sees('à tous')
    const forged = await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      headers: { 'x-slack-request-timestamp': '1796204200', 'x-slack-signature': 'v0=00' },
      body: 'command=%2Fbonjour',
    })
    expect(forged.status).toBe(401)
  })
})
