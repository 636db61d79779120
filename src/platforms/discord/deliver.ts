import { type APIMessage, type APIThreadChannel, ChannelType, MessageFlags, type REST, Routes } from 'discord.js'
import type { Clock } from '../../time/clock.ts'
import { isTrouble, type MessageRef, type Outgoing, type Target, type Trouble } from '../platform.ts'
import { drawMessage } from './draw.ts'
import { limits } from './limits.ts'
import { carries, markOf } from './marks.ts'
import { fold } from './text.ts'
import { readingTrouble, troubleOf } from './trouble.ts'

/** Discord stops a bot that opens many conversations at once: ten new ones a minute. */
const openingsPerMinute = 10

type GroupTarget = Extract<Target, { kind: 'group' }>

/** Sends what the bot says by itself. A call is tried once: who asks decides about a second. */
export class Deliveries {
  readonly #rest: REST
  readonly #clock: Clock
  readonly #bot: string
  readonly #direct = new Map<string, string>()
  #opened: Temporal.Instant[] = []

  /** `rest` must refuse to wait (`rejectOnRateLimit`) and not repeat by itself. */
  constructor(rest: REST, clock: Clock, bot: string) {
    this.#rest = rest
    this.#clock = clock
    this.#bot = bot
  }

  async post(target: Target, message: Outgoing): Promise<MessageRef | Trouble> {
    const channel = await this.#channelOf(target, 'open')
    if (typeof channel !== 'string') return channel
    try {
      const posted = (await this.#rest.post(Routes.channelMessages(channel), {
        body: { ...bodyOf(target.place, message), nonce: nonceOf(message.id), enforce_nonce: true },
      })) as APIMessage
      return { place: target.place, channel, message: posted.id }
    } catch (error) {
      return troubleOf(error)
    }
  }

  async edit(ref: MessageRef, message: Outgoing): Promise<MessageRef | Trouble> {
    try {
      const { components, allowed_mentions } = bodyOf(ref.place, message)
      await this.#rest.patch(Routes.channelMessage(ref.channel, ref.message), {
        body: { components, allowed_mentions, flags: MessageFlags.IsComponentsV2 },
      })
      return ref
    } catch (error) {
      return readingTrouble(error)
    }
  }

  /** Our own message among the last fifty, by the numbers its first components carry. */
  async find(target: Target, message: Outgoing): Promise<MessageRef | 'not there' | 'cannot look' | Trouble> {
    const channel = await this.#channelOf(target, 'look')
    if (channel === undefined) return 'not there'
    if (typeof channel !== 'string') return channel
    try {
      const query = new URLSearchParams({ limit: String(limits.messagesPage) })
      const messages = (await this.#rest.get(Routes.channelMessages(channel), { query })) as APIMessage[]
      const own = messages.find(each => each.author.id === this.#bot && carries(each, markOf(message.id)))
      return own ? { place: target.place, channel, message: own.id } : 'not there'
    } catch (error) {
      return readingTrouble(error)
    }
  }

  #channelOf(target: Target, how: 'open'): Promise<string | Trouble>
  #channelOf(target: Target, how: 'look'): Promise<string | Trouble | undefined>
  async #channelOf(target: Target, how: 'open' | 'look'): Promise<string | Trouble | undefined> {
    try {
      if (target.kind === 'channel') return target.channel
      if (target.kind === 'direct') return await this.#directChannel(target.account)
      const there = await this.#threadOf(target, how === 'open' ? 'empty' : 'any')
      return there ?? (how === 'open' ? await this.#openThread(target) : undefined)
    } catch (error) {
      return isTrouble(error) ? error : readingTrouble(error)
    }
  }

  async #directChannel(account: string): Promise<string | Trouble> {
    const known = this.#direct.get(account)
    if (known) return known
    const now = this.#clock.now()
    const aMinuteAgo = now.subtract({ minutes: 1 })
    this.#opened = this.#opened.filter(at => Temporal.Instant.compare(at, aMinuteAgo) > 0)
    const [first] = this.#opened
    if (first && this.#opened.length >= openingsPerMinute) {
      return { trouble: 'later', seconds: Math.max(1, Math.ceil(aMinuteAgo.until(first).total('seconds'))) }
    }
    this.#opened.push(now)
    const { id } = (await this.#rest.post(Routes.userChannels(), { body: { recipient_id: account } })) as { id: string }
    this.#direct.set(account, id)
    return id
  }

  /** The private thread of an earlier attempt: one that nothing was said in yet, or any of that name. */
  async #threadOf({ place, parent, title }: GroupTarget, which: 'empty' | 'any'): Promise<string | undefined> {
    const { threads } = (await this.#rest.get(Routes.guildActiveThreads(place))) as { threads: APIThreadChannel[] }
    const own = threads.filter(
      each => each.parent_id === parent && each.owner_id === this.#bot && each.name === nameOf(title),
    )
    const found = which === 'any' ? own : own.filter(each => (each.message_count ?? 0) === 0)
    return found.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1)).at(-1)?.id
  }

  async #openThread({ place, parent, accounts, title }: GroupTarget): Promise<string | Trouble> {
    if (parent === undefined) return { trouble: 'forbidden', detail: 'no channel to hang a private thread on' }
    // Whoever has left would make the thread a conversation without him: asked before anything is opened.
    for (const account of accounts) await this.#rest.get(Routes.guildMember(place, account))
    const { id } = (await this.#rest.post(Routes.threads(parent), {
      body: { name: nameOf(title), type: ChannelType.PrivateThread, invitable: false, auto_archive_duration: 10_080 },
    })) as { id: string }
    for (const account of accounts) await this.#rest.put(Routes.threadMembers(id, account))
    return id
  }
}

/** The server is in every button: which channel is a direct one, an edit does not know. */
function bodyOf(place: string, message: Outgoing) {
  return {
    flags: MessageFlags.IsComponentsV2 | (message.silent ? MessageFlags.SuppressNotifications : 0),
    components: drawMessage(message.view, message.room, { place, mark: markOf(message.id) }),
    allowed_mentions: { parse: [] },
  }
}

const nameOf = (title: string) => fold(title.trim() === '' ? '—' : title, limits.threadName)

/** A uuid in the 25 characters a nonce may have. */
const nonceOf = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
