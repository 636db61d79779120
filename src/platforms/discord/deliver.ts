import { type APIMessage, ChannelType, MessageFlags, type REST, Routes } from 'discord.js'
import type { Group, MessageRef, Outgoing, Target, Trouble } from '../../contract/platform.ts'
import type { Clock } from '../../time/clock.ts'
import { allInWords, isCarried } from '../../view/carried.ts'
import { isCode } from './answer.ts'
import { attachmentsOf, listed, uploads } from './attachments.ts'
import { drawMessage } from './draw.ts'
import { limits } from './limits.ts'
import { carries, numbersOf } from './marks.ts'
import { fold } from './text.ts'
import { readingTrouble, troubleOf } from './trouble.ts'

/** Discord stops a bot that opens many conversations at once: ten new ones a minute. */
const openingsPerMinute = 10

const unknownMember = 10007
const missingAccess = 50001
const missingPermissions = 50013
const noServerInCommon = 50278

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

  /**
   * A private thread nobody is in yet. One whose id was lost on the way stays empty: to look for it by its name could find
   * the conversation of two others who are called the same.
   */
  async open({ place, parent, accounts, title }: Group): Promise<string | Trouble> {
    if (parent === undefined) return { trouble: 'forbidden', detail: 'no channel to hang a private thread on' }
    // Whoever has left would make the thread a conversation without him: asked before anything is opened.
    for (const account of accounts) {
      const trouble = await this.#done(() => this.#rest.get(Routes.guildMember(place, account)))
      if (trouble) return of(account, trouble)
    }
    try {
      const { id } = (await this.#rest.post(Routes.threads(parent), {
        body: { name: nameOf(title), type: ChannelType.PrivateThread, invitable: false, auto_archive_duration: 10_080 },
      })) as { id: string }
      return id
    } catch (error) {
      return readingTrouble(error, 'channel')
    }
  }

  async post(target: Target, message: Outgoing): Promise<MessageRef | Trouble> {
    const channel = target.kind === 'direct' ? await this.#directChannel(target.account) : target.channel
    if (typeof channel !== 'string') return channel
    for (const account of target.kind === 'group' ? target.accounts : []) {
      const trouble = await this.#done(() => this.#rest.put(Routes.threadMembers(channel, account)))
      if (trouble) return of(account, trouble)
    }
    try {
      const posted = await withFilesOrWords(message, one => {
        const { files, ...body } = bodyOf(target.place, one)
        const once = { nonce: nonceOf(message), enforce_nonce: true }
        return this.#rest.post(Routes.channelMessages(channel), {
          body: { ...body, ...once },
          files,
        }) as Promise<APIMessage>
      })
      return { place: target.place, channel, message: posted.id }
    } catch (error) {
      const trouble = troubleOf(error, kindOf(target))
      // It may be the bot that is in no server of his any more.
      const asked =
        'detail' in trouble && trouble.detail.startsWith(`${noServerInCommon}:`) && (await this.probe(target.place))
      return asked && asked !== 'well' ? asked : trouble
    }
  }

  async edit(ref: MessageRef, message: Outgoing): Promise<MessageRef | Trouble> {
    try {
      // Its thread may sleep by now, in which nothing can be changed.
      if (message.renames !== undefined)
        await this.#rest.patch(Routes.channel(ref.channel), {
          body: { name: nameOf(message.renames), archived: false },
        })
      await withFilesOrWords(message, one => {
        const { components, allowed_mentions, attachments = [], files } = bodyOf(ref.place, one)
        // What an edit does not list goes: a picture that is drawn anew takes the place of the one that was there.
        const body = { components, allowed_mentions, attachments, flags: MessageFlags.IsComponentsV2 }
        return this.#rest.patch(Routes.channelMessage(ref.channel, ref.message), { body, files })
      })
      return ref
    } catch (error) {
      return readingTrouble(error, 'channel')
    }
  }

  /** Our own message among the last fifty, by the numbers its first components carry. */
  async find(target: Target, id: string): Promise<MessageRef | 'not there' | 'cannot look' | Trouble> {
    const channel = target.kind === 'direct' ? await this.#directChannel(target.account) : target.channel
    if (typeof channel !== 'string') return channel
    try {
      const query = new URLSearchParams({ limit: String(limits.messagesPage) })
      const messages = (await this.#rest.get(Routes.channelMessages(channel), { query })) as APIMessage[]
      const own = messages.find(each => each.author.id === this.#bot && carries(each, numbersOf(id)))
      return own ? { place: target.place, channel, message: own.id } : 'not there'
    } catch (error) {
      return readingTrouble(error, kindOf(target))
    }
  }

  async remove({ channel, message }: MessageRef): Promise<'removed' | Trouble> {
    try {
      await this.#rest.delete(Routes.channelMessage(channel, message))
      return 'removed'
    } catch (error) {
      return readingTrouble(error, 'channel')
    }
  }

  async probe(place: string): Promise<'well' | Trouble> {
    try {
      await this.#rest.get(Routes.user())
      await this.#rest.get(Routes.guild(place))
      return 'well'
    } catch (error) {
      return readingTrouble(error, 'person')
    }
  }

  /** A step that may be done again; what stood in its way. */
  async #done(step: () => Promise<unknown>): Promise<Trouble | undefined> {
    try {
      await step()
      return undefined
    } catch (error) {
      return readingTrouble(error, 'channel')
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
    try {
      const opened = await this.#rest.post(Routes.userChannels(), { body: { recipient_id: account } })
      const { id } = opened as { id: string }
      this.#direct.set(account, id)
      return id
    } catch (error) {
      return readingTrouble(error, 'person')
    }
  }
}

const kindOf = (target: Target) => (target.kind === 'direct' ? 'person' : 'channel')

/** Told with whose it is, when it is one of the people's: not in the server, or blind to the channel the thread hangs on. */
const of = (account: string, trouble: Trouble): Trouble =>
  (trouble.trouble === 'gone' || trouble.trouble === 'forbidden') &&
  [unknownMember, missingAccess].some(code => trouble.detail.startsWith(`${code}:`))
    ? { ...trouble, account }
    : trouble
/** What an edit changes, and nothing else of a message. */
export function drawingOf(place: string, message: Outgoing): string {
  const { components, digests } = drawnFor(place, message)
  return JSON.stringify(digests.length === 0 ? components : { components, digests })
}

function drawnFor(place: string, message: Outgoing) {
  const components = drawMessage(message.view, message.room, { place, mark: numbersOf(message.id) })
  const attachments = attachmentsOf(message.view, components)
  return { components, attachments, digests: attachments.map(({ digest }) => digest) }
}

/** Where the bot may post but not attach, pictures and files are said in words; a refusal is sure, so that nothing is sent twice. */
async function withFilesOrWords<Sent>(message: Outgoing, send: (message: Outgoing) => Promise<Sent>): Promise<Sent> {
  try {
    return await send(message)
  } catch (error) {
    if (!message.view.blocks.some(isCarried) || !isCode(error, missingPermissions)) throw error
    return await send({ ...message, view: allInWords(message.view) })
  }
}

/** The server is in every button: which channel is a direct one, an edit does not know. */
function bodyOf(place: string, message: Outgoing) {
  const { components, attachments } = drawnFor(place, message)
  return {
    flags: MessageFlags.IsComponentsV2 | (message.silent ? MessageFlags.SuppressNotifications : 0),
    components,
    ...(attachments.length > 0 && { attachments: listed(attachments) }),
    files: uploads(attachments),
    allowed_mentions: {
      parse: [],
      users: (message.rings ?? []).flatMap(({ accounts }) => accounts.discord ?? []),
    },
  }
}

const nameOf = (title: string) => fold(title.trim() === '' ? '—' : title, limits.threadName)

/**
 * A uuid in the 25 characters a nonce may have. For a few minutes Discord answers with the message that had the same one,
 * deleted or not: what is posted again in its place has one of its own.
 */
const nonceOf = ({ id, reposted }: Outgoing): string =>
  `${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}${reposted ? '-2' : ''}`
