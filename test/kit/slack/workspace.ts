import type { HomeView, KnownBlock, ModalView } from '@slack/types'
import { asTyped } from '../as-typed.ts'

export type SlackUser = {
  id: string
  /** The handle: what follows the @ when it is typed. */
  handle: string
  name: string
  email?: string
  tz: string
  locale: string
  admin: boolean
  owner: boolean
  bot: boolean
  deleted: boolean
  /** A guest of the workspace: of several channels, or of one. */
  guest: false | 'of channels' | 'of one channel'
  /** The workspace he is a member of: another one for somebody met in a shared channel. */
  team: string
  /** Somebody of another workspace with whom no channel is shared any more. */
  stranger: boolean
  /** Whether he has answered the mail that Slack sent to his address. */
  confirmed: boolean
}

export type Conversation = {
  id: string
  kind: 'channel' | 'im' | 'mpim'
  name: string
  isPrivate: boolean
  members: Set<string>
  archived: boolean
  /** As Slack keeps it: entities escaped, addresses in angle brackets. */
  topic: { value: string; creator: string; last_set: number }
  /** How many times it was set: Slack writes a line in the channel each time. */
  topicLines: number
}

const noTopic = () => ({ topic: { value: '', creator: '', last_set: 0 }, topicLines: 0 })

export type Message = {
  ts: string
  channel: string
  from: string
  text: string
  blocks: KnownBlock[]
  metadata?: { event_type: string; event_payload: Record<string, unknown> }
  /** The only person who sees it: an ephemeral message. */
  onlyFor?: string
  edits: number
}

/** What an app uploads: asked for, sent, completed; the bot's alone until it is shared, or a block of a message names it. */
export type SlackFile = {
  readonly id: string
  readonly name: string
  readonly length: number
  bytes?: Uint8Array
  title?: string
  completed: boolean
  /** Where it was shared: a channel, and the message in whose thread. */
  shared?: { readonly channel: string; readonly thread: string | undefined }
  deleted: boolean
  /** How many times a block may still not name it, while Slack looks at it. */
  looksFor: number
}

/** `view.state.values[block_id][action_id]` of a submission. */
type StateValues = Record<string, Record<string, Record<string, unknown>>>

export type OpenView = {
  id: string
  hash: string
  user: string
  view: ModalView | HomeView
  values: StateValues
  /** Sentences under the fields, by block id, as the last submission answered them. */
  problems: Record<string, string>
}

type Trigger = { user: string; at: Temporal.Instant; used: boolean }
type ResponseUrl = { user: string; channel: string; at: Temporal.Instant; uses: number; message?: Message }

export class Workspace {
  readonly id: string
  readonly name: string
  readonly bot = { user: 'U0ASSIDUBT', id: 'B0ASSIDU01', app: 'A0ASSIDU01' }
  readonly users = new Map<string, SlackUser>()
  readonly conversations = new Map<string, Conversation>()
  readonly messages: Message[] = []
  readonly files = new Map<string, SlackFile>()
  /** How many times Slack refuses a block that names a new picture. */
  looksAtPicturesFor = 0
  readonly modals = new Map<string, OpenView[]>()
  readonly homes = new Map<string, OpenView>()
  readonly triggers = new Map<string, Trigger>()
  readonly responseUrls = new Map<string, ResponseUrl>()
  readonly now: () => Temporal.Instant
  #count = 0
  #waiting = new Set<() => void>()

  constructor(place: { id: string; name: string }, now: () => Temporal.Instant) {
    this.id = place.id
    this.name = place.name
    this.now = now
    this.addUser({ id: this.bot.user, name: 'Assidu', handle: 'assidu', bot: true })
  }

  addUser(user: Partial<SlackUser> & { id: string; name: string }): SlackUser {
    const made = {
      handle: user.name.toLowerCase().replaceAll(' ', '.'),
      tz: 'Europe/Paris',
      locale: 'fr-FR',
      admin: false,
      owner: false,
      bot: false,
      deleted: false,
      guest: false as const,
      team: this.id,
      stranger: false,
      confirmed: true,
      ...user,
    }
    this.users.set(made.id, made)
    return made
  }

  /** A channel; the bot is in it only when `members` names it or `bot` is true. */
  addChannel(channel: {
    id: string
    name: string
    isPrivate?: boolean
    members?: string[]
    bot?: boolean
  }): Conversation {
    const members = new Set([...(channel.members ?? []), ...(channel.bot ? [this.bot.user] : [])])
    const made: Conversation = {
      id: channel.id,
      kind: 'channel',
      name: channel.name,
      isPrivate: channel.isPrivate ?? false,
      members,
      archived: false,
      ...noTopic(),
    }
    this.conversations.set(made.id, made)
    return made
  }

  /** Somebody sets a channel's topic; one that reads the same leaves everything as it is. */
  setsTopic(channel: Conversation, by: string, text: string) {
    const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
    const value = text
      .replace(/[&<>]/g, one => entities[one]!)
      .replace(/https?:\/\/[^\s<>]+/g, address => `<${address}>`)
    if (value === channel.topic.value) return
    channel.topic = { value, creator: by, last_set: Math.floor(this.now().epochMilliseconds / 1000) }
    channel.topicLines += 1
    this.changed()
  }

  /** The conversation of exactly these people and the bot, opened when it is not there. */
  direct(users: string[]): Conversation {
    const members = new Set([...users, this.bot.user])
    const kind = users.length === 1 ? 'im' : 'mpim'
    const known = [...this.conversations.values()].find(
      one => one.kind === kind && one.members.size === members.size && [...members].every(id => one.members.has(id)),
    )
    if (known) return known
    const id = kind === 'im' ? `D${users[0]?.slice(1)}` : `C0MPIM${this.next()}`
    const made: Conversation = { id, kind, name: kind, isPrivate: true, members, archived: false, ...noTopic() }
    this.conversations.set(id, made)
    return made
  }

  post(message: Omit<Message, 'ts' | 'edits'>): Message {
    const made = { ...message, ts: this.ts(), edits: 0 }
    this.messages.push(made)
    this.changed()
    return made
  }

  remove(message: Message) {
    this.messages.splice(this.messages.indexOf(message), 1)
    this.changed()
  }

  trigger(user: string): string {
    const id = `71.${this.next()}.0d1example5f`
    this.triggers.set(id, { user, at: this.now(), used: false })
    return id
  }

  responseUrl(user: string, channel: string, message?: Message): string {
    const id = `r${this.next()}`
    this.responseUrls.set(id, { user, channel, at: this.now(), uses: 0, ...(message && { message }) })
    return id
  }

  next(): number {
    this.#count += 1
    return this.#count
  }

  /** Message times grow and never repeat, whatever the clock does. */
  ts(): string {
    return `${Math.floor(this.now().epochMilliseconds / 1000)}.${String(this.next()).padStart(6, '0')}`
  }

  changed() {
    for (const look of [...this.#waiting]) look()
  }

  /** Resolves as soon as `look` finds something; rejects, saying what was there instead, after `within` ms. */
  until<T>(what: string, look: () => T | undefined, within: number, instead: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(again)
        reject(new Error(`never came: ${what}\ninstead:\n${instead()}`))
      }, within)
      const again = () => {
        const found = look()
        if (found === undefined) return
        clearTimeout(timer)
        this.#waiting.delete(again)
        resolve(found)
      }
      this.#waiting.add(again)
      again()
    })
  }
}

/** The top-level text as a notification shows it. */
export const textOf = ({ text }: Message): string =>
  asTyped(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))

/** Everything readable in a message, a view or a block: what a person sees, line by line. */
export function wordsOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(wordsOf).filter(Boolean).join('\n')
  if (typeof node !== 'object' || node === null) return ''
  const it = node as Record<string, unknown>
  if (/^rich_text_(section|quote|preformatted)$/.test(String(it.type)) && Array.isArray(it.elements))
    return asTyped(it.elements.map(leaf).join(''))
  if (it.type === 'plain_text' || it.type === 'mrkdwn') return asTyped(String(it.text))
  const parts = ['title', 'text', 'fields', 'label', 'hint', 'alt_text', 'elements', 'element', 'accessory', 'options']
  const own = parts.map(part => (part === 'alt_text' && it[part] ? asTyped(String(it[part])) : wordsOf(it[part])))
  return [...own, wordsOf(it.blocks)].filter(Boolean).join('\n')
}

function leaf(node: Record<string, unknown>): string {
  switch (node.type) {
    case 'user':
      return `<@${node.user_id}>`
    case 'channel':
      return `<#${node.channel_id}>`
    case 'date':
      return String(node.fallback)
    case 'emoji':
      return `:${node.name}:`
    default:
      return String(node.text ?? node.url ?? '')
  }
}
