import { asTyped } from '../as-typed.ts'
import type { Fates } from '../fate.ts'
import { counted } from '../rate.ts'
import { HttpLink, type Kind, type Link, type Payload, SocketLink, type Taken } from './link.ts'
import { Person } from './person.ts'
import { type Call, type Desk, serve } from './server.ts'
import { Troubles } from './trouble.ts'
import { type Conversation, type Message, type SlackUser, Workspace } from './workspace.ts'

export { blockProblems, viewProblems } from './check.ts'
export { textOf, wordsOf } from './workspace.ts'

/** The bot scopes Assidu asks for; a test may take some away. */
const usualScopes = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'im:write',
  'mpim:write',
  'im:history',
  'files:write',
  'users:read',
  'users:read.email',
  'channels:read',
  'groups:read',
  'channels:write.topic',
  'groups:write.topic',
] as const

export type SlackOptions = {
  team?: { id: string; name: string }
  scopes?: readonly string[]
  /** The slash commands installed; left out, any may be typed. */
  commands?: readonly string[]
  /** How long Slack waits for an acknowledgement, in ms. */
  patience?: number
  now?: () => Temporal.Instant
  /** How many `chat.update` it allows in any minute (docs.slack.dev "Rate limits": Tier 3 is fifty); left out, it does not count. */
  updatesPerMinute?: number
}

/** A workspace on this machine, to which the stock client libraries talk. */
export class LocalSlack {
  readonly workspace: Workspace
  readonly botToken = 'xoxb-local'
  readonly appToken = 'xapp-local'
  readonly signingSecret = '8f7e6d5c4b3a29181706f5e4d3c2b1a0'
  readonly troubles = new Troubles()
  /** What happens to the app's calls on their way. */
  fates: Fates = () => undefined
  /** Everything the app asked of Slack, in order, with what it was answered. */
  readonly calls: Call[] = []
  scopes: Set<string>
  commands: Set<string> | undefined
  installed = true
  readonly #patience: number
  readonly #updatesPerMinute: number | undefined
  readonly #sockets: SocketLink
  #link: Link
  #url = ''
  #close: () => Promise<void> = async () => {}
  #twice = 0
  #ahead = Temporal.Duration.from({ seconds: 0 })

  constructor(options: SlackOptions = {}) {
    const now = options.now ?? (() => Temporal.Now.instant())
    this.#patience = options.patience ?? 3_000
    this.#updatesPerMinute = options.updatesPerMinute
    this.workspace = new Workspace(options.team ?? { id: 'T0CLUB0001', name: 'Le Cercle' }, () =>
      now().add(this.#ahead),
    )
    this.scopes = new Set(options.scopes ?? usualScopes)
    this.commands = options.commands && new Set(options.commands)
    this.#sockets = new SocketLink(this.#patience)
    this.#link = this.#sockets
  }

  async open(): Promise<this> {
    const desk: Desk = {
      workspace: this.workspace,
      troubles: this.troubles,
      fates: method => this.fates(method),
      sockets: this.#sockets,
      calls: this.calls,
      botToken: () => (this.installed ? this.botToken : undefined),
      appToken: this.appToken,
      tooMany: this.#updatesPerMinute === undefined ? () => 0 : counted(this.#updatesPerMinute, 60_000),
      caller: () => ({
        botToken: this.botToken,
        scopes: this.scopes,
        triggerLives: Temporal.Duration.from({ milliseconds: this.#patience }),
      }),
    }
    const { url, close } = await serve(desk)
    this.#url = url
    this.#close = close
    return this
  }

  /** For `clientOptions.slackApiUrl`, or the environment's SLACK_API_URL. */
  get apiUrl(): string {
    return `${this.#url}/api/`
  }

  async close(): Promise<void> {
    await this.#close()
  }

  /** From now on payloads go as signed requests to this address instead of a socket. */
  sendsTo(url: string) {
    this.#link = new HttpLink(url, this.signingSecret, this.#patience)
  }

  addUser(user: Partial<SlackUser> & { id: string; name: string }): Person {
    return new Person(this, this.workspace.addUser(user).id)
  }

  user(id: string): Person {
    return new Person(this, id)
  }

  addChannel(channel: Parameters<Workspace['addChannel']>[0]): Conversation {
    return this.workspace.addChannel(channel)
  }

  /** What a channel's topic reads, and how many lines tell of its changes. */
  topicOf(id: string): { text: string; lines: number } {
    const { topic, topicLines } = this.workspace.conversations.get(id)!
    const text = topic.value
      .replace(/<(https?:[^<>]+)>/g, '$1')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
    return { text: asTyped(text.replaceAll('&amp;', '&')), lines: topicLines }
  }

  /** Somebody writes it himself. */
  setsTopic(id: string, by: string, text: string) {
    this.workspace.setsTopic(this.workspace.conversations.get(id)!, by, text)
  }

  /** What stands in a channel or conversation, ephemeral messages left out. */
  messagesIn(channel: string): Message[] {
    return this.workspace.messages.filter(one => one.channel === channel && one.onlyFor === undefined)
  }

  /** Calls of one method, in order. */
  called(method: string): Call[] {
    return this.calls.filter(call => call.method === method)
  }

  /** The workspace's clock runs ahead by this much more: response URLs and triggers age. */
  passes(time: Temporal.DurationLike) {
    this.#ahead = this.#ahead.add(time)
  }

  /** The next `times` payloads come twice: the first acknowledgement is taken for lost, as Slack's retries do. */
  repeats(times = 1) {
    this.#twice += times
  }

  get connections(): number {
    return this.#sockets.sockets.length
  }

  /** Waits for so many live sockets. */
  async connected(count = 1): Promise<void> {
    await this.until(`${count} sockets`, () => (this.connections >= count ? true : undefined))
  }

  /** Cuts one socket without a word. */
  cutsSocket() {
    this.#sockets.sockets[0]?.terminate()
  }

  /** A frame as it stands, over a socket: one that is not whole, or not even JSON. */
  async sendsFrame(frame: string | Payload): Promise<Taken | undefined> {
    return await this.#sockets.sendsFrame(frame)
  }

  /** The fewest sockets that stood at once while `during` ran. */
  async fewestConnections(during: () => Promise<unknown>): Promise<number> {
    this.#sockets.watch()
    await during()
    return this.#sockets.fewest
  }

  /** Tells every socket to go, as Slack does before a refresh or when Socket Mode is switched off. */
  disconnects(reason: 'warning' | 'refresh_requested' | 'link_disabled') {
    for (const socket of this.#sockets.sockets) socket.send(JSON.stringify({ type: 'disconnect', reason }))
  }

  async invitesBot(channel: string, by: string): Promise<Taken> {
    const { workspace } = this
    workspace.conversations.get(channel)?.members.add(workspace.bot.user)
    return await this.sendsEvent({
      type: 'member_joined_channel',
      user: workspace.bot.user,
      channel,
      channel_type: 'C',
      inviter: by,
    })
  }

  /** An administrator removes the app: the token dies, and the app is told. */
  async uninstalls(): Promise<Taken> {
    this.installed = false
    return await this.sendsEvent({ type: 'app_uninstalled' })
  }

  async sendsEvent(event: Payload): Promise<Taken> {
    const { id, bot } = this.workspace
    return await this.deliver('events_api', {
      token: 'unused-legacy-token',
      team_id: id,
      context_team_id: id,
      context_enterprise_id: null,
      api_app_id: bot.app,
      event: { event_ts: this.workspace.ts(), ...event },
      type: 'event_callback',
      event_id: `Ev${this.workspace.next()}`,
      event_time: Math.floor(this.workspace.now().epochMilliseconds / 1000),
      authorizations: [
        { enterprise_id: null, team_id: id, user_id: bot.user, is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: false,
    })
  }

  async deliver(kind: Kind, payload: Payload): Promise<Taken> {
    const taken = await this.#link.deliver(kind, payload, 0)
    if (this.#twice === 0) return taken
    this.#twice -= 1
    return await this.#link.deliver(kind, payload, 1)
  }

  responseUrl(user: string, channel: string, message?: Message): string {
    return `${this.#url}/response/${this.workspace.responseUrl(user, channel, message)}`
  }

  /** Waits, without sleeping, until `look` finds something; looks again at every change of the workspace. */
  async until<T>(what: string, look: () => T | undefined, instead: () => string = () => this.#log()): Promise<T> {
    return await this.workspace.until(what, look, this.#patience + 2_000, instead)
  }

  #log(): string {
    return this.calls.map(call => `${call.method} ${call.status} ${call.error ?? ''}`).join('\n')
  }
}

export async function startSlack(options: SlackOptions = {}): Promise<LocalSlack> {
  return await new LocalSlack(options).open()
}
