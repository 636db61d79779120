import type { webApi } from '@slack/bolt'
import {
  type Group,
  isTrouble,
  type MessageRef,
  type Outgoing,
  type Target,
  type Trouble,
} from '../../contract/platform.ts'
import { note, plainText } from '../../view/build.ts'
import { type Carried, digestOf, isCarried } from '../../view/carried.ts'
import type { Room } from '../../view/plain.ts'
import { drawMessage } from './draw.ts'
import { carriedHere, isNotReady, recalled, remembered, share, type Uploaded, UploadLost, upload } from './files.ts'
import { limits } from './limits.ts'
import type { Say } from './log.ts'
import { readingTrouble, troubleOf } from './trouble.ts'

type Client = (place: string) => webApi.WebClient

/** Names our messages among those of a DM; it holds ids and nothing else, since any member can read it. */
const eventType = 'assidu_delivery'

/** How far back the bot looks for its own message after a doubtful send. */
const lookBack = 50

/** What stands there, with what each picture and file is in place of what Slack calls it. */
export function drawingOf({ view, room, id }: Outgoing): string {
  const itself = new Map(carriedHere(view).map(([digest]) => [digest, digest]))
  const drawn = drawMessage(view, room, id, itself)
  return JSON.stringify(itself.size === 0 ? drawn : { ...drawn, carried: [...itself.keys()] })
}

/** Which delivery it is, and which pictures stand in it: whoever finds it after a doubt knows them too. */
function metadataOf({ id, view }: Outgoing, uploaded: Uploaded | InWords) {
  const ids = named(uploaded)
  const pictures = carriedHere(view).flatMap(([digest, { kind }]) => {
    const file = ids?.get(digest)
    return kind === 'picture' && file ? [[digest, file] as const] : []
  })
  const known = pictures.length > 0 && { pictures: remembered(new Map(pictures)).join(' ') }
  return { event_type: eventType, event_payload: { delivery: id, ...known } }
}

type InWords = 'in words'
const named = (uploaded: Uploaded | InWords): Uploaded | undefined => (uploaded === 'in words' ? undefined : uploaded)

/** How many uploads are remembered that no message names yet; and how often Slack may say that a picture is not ready. */
const mostReady = 200
const mostRefusals = 10

const nameIn = (carried: Carried): string => (carried.kind === 'file' ? carried.name : carried.alt)
const missing: Record<Room['language'], (name: string) => string> = {
  fr: name => `${name} : ce fichier n’a pas pu être joint.`,
  en: name => `${name}: this file could not be attached.`,
}

const keyOf = (place: string, { id }: Outgoing, digest: string): string => `${place} ${id} ${digest}`
const detailOf = (trouble: Trouble): string => ('detail' in trouble ? trouble.detail : trouble.trouble)

/** Sends what the bot says by itself. A call is tried once: who asks decides about a second. */
export class Deliveries {
  readonly #client: Client
  readonly #pace: number
  readonly #say: Say
  /** Uploaded for a message that does not stand yet, by what it is in which delivery. */
  readonly #ready = new Map<string, { readonly id: string; refused: number }>()
  readonly #busy = new Map<string, Promise<void>>()

  /** `pace`: the least time between two messages in one channel, in ms (Slack asks for one second). */
  constructor(client: Client, pace: number, say: Say) {
    this.#say = say
    this.#client = client
    this.#pace = pace
  }

  /** The same people are the same conversation, and in it from its beginning: asking again opens no second one. */
  async open({ place, accounts }: Group): Promise<string | Trouble> {
    if (accounts.length > limits.groupMembers) return { trouble: 'forbidden', detail: 'too_many_users' }
    try {
      const { channel } = await this.#client(place).conversations.open({ users: accounts.join(',') })
      return channel?.id ?? { trouble: 'later', seconds: 15 }
    } catch (error) {
      const trouble = readingTrouble(error, 'person')
      return trouble.trouble === 'gone' ? { ...trouble, ...(await this.#whoIsGone(place, accounts)) } : trouble
    }
  }

  async post(target: Target, message: Outgoing): Promise<MessageRef | Trouble> {
    try {
      const channel = target.kind === 'direct' ? target.account : target.channel
      await this.#turn(`${target.place}/${channel}`)
      const uploaded = await this.#uploads(target.place, message, new Map())
      if (isTrouble(uploaded)) return uploaded
      const posted = await this.#client(target.place).chat.postMessage({
        channel,
        ...drawMessage(message.view, message.room, message.id, named(uploaded)),
        metadata: metadataOf(message, uploaded),
        unfurl_links: false,
        unfurl_media: false,
      })
      if (posted.ts === undefined) return { trouble: 'doubtful', detail: 'an answer without a message' }
      const ref = { place: target.place, channel: posted.channel ?? channel, message: posted.ts }
      return await this.#withFiles(ref, message, named(uploaded) ?? new Map(), new Map())
    } catch (error) {
      if (isNotReady(error)) return this.#notReady(target.place, message)
      return troubleOf(error, target.kind === 'channel' ? 'channel' : 'person')
    }
  }

  async edit(ref: MessageRef, message: Outgoing): Promise<MessageRef | Trouble> {
    try {
      const before = recalled(ref.files ?? [])
      const uploaded = await this.#uploads(ref.place, message, before)
      if (isTrouble(uploaded)) return uploaded
      await this.#client(ref.place).chat.update({
        channel: ref.channel,
        ts: ref.message,
        ...drawMessage(message.view, message.room, message.id, named(uploaded)),
        metadata: metadataOf(message, uploaded),
      })
      return await this.#withFiles(ref, message, named(uploaded) ?? new Map(), before)
    } catch (error) {
      if (isNotReady(error)) return this.#notReady(ref.place, message)
      return readingTrouble(error, 'channel')
    }
  }

  /** Slack lets the bot read its own DMs only. */
  async find(target: Target, id: string): Promise<MessageRef | 'not there' | 'cannot look' | Trouble> {
    if (target.kind !== 'direct') return 'cannot look'
    try {
      const client = this.#client(target.place)
      const { channel } = await client.conversations.open({ users: target.account })
      const direct = channel?.id ?? ''
      const { messages } = await client.conversations.history({
        channel: direct,
        limit: lookBack,
        include_all_metadata: true,
      })
      const own = messages?.find(one => {
        const payload = one.metadata?.event_payload as { delivery?: string } | undefined
        return one.metadata?.event_type === eventType && payload?.delivery === id
      })
      if (own?.ts === undefined) return 'not there'
      const { pictures = '' } = (own.metadata?.event_payload ?? {}) as { pictures?: string }
      const found = { place: target.place, channel: direct, message: own.ts }
      return pictures === '' ? found : { ...found, files: pictures.split(' ') }
    } catch (error) {
      return readingTrouble(error, 'person')
    }
  }

  async remove({ place, channel, message, files = [] }: MessageRef): Promise<'removed' | Trouble> {
    try {
      // First: once the message is gone, nobody knows of them any more.
      for (const id of recalled(files).values()) await this.#takeAway(place, id)
      await this.#client(place).chat.delete({ channel, ts: message })
      return 'removed'
    } catch (error) {
      return readingTrouble(error, 'channel')
    }
  }

  async probe(place: string): Promise<'well' | Trouble> {
    try {
      await this.#client(place).auth.test()
      return 'well'
    } catch (error) {
      return readingTrouble(error, 'person')
    }
  }

  /** What its pictures and files are called: those that stand there already are not uploaded again. */
  async #uploads(place: string, message: Outgoing, before: Uploaded): Promise<Uploaded | InWords | Trouble> {
    const uploaded = new Map<string, string>()
    for (const [digest, carried] of carriedHere(message.view)) {
      const ready = this.#ready.get(keyOf(place, message, digest))
      if (ready && ready.refused >= mostRefusals) return this.#inWords({ trouble: 'later', seconds: 0 })
      const there = before.get(digest) ?? ready?.id
      const id = there ?? (await this.#upload(place, message, digest, carried))
      if (typeof id !== 'string') return id.trouble === 'later' ? id : this.#inWords(id)
      uploaded.set(digest, id)
    }
    return uploaded
  }

  /** A message is not held up because Slack takes no files of ours: an older installation lacks the scope, an administrator forbids them. */
  #inWords(met: Trouble): InWords {
    this.#say('warn', `Slack: a message goes without its pictures and files, in words (${detailOf(met)}).`)
    return 'in words'
  }

  async #upload(place: string, message: Outgoing, digest: string, carried: Carried): Promise<string | Trouble> {
    try {
      const id = await upload(this.#client(place), carried)
      if (this.#ready.size >= mostReady) this.#ready.clear()
      this.#ready.set(keyOf(place, message, digest), { id, refused: 0 })
      return id
    } catch (error) {
      if (error instanceof UploadLost) return { trouble: 'later', seconds: 15 }
      return readingTrouble(error, 'channel')
    }
  }

  #notReady(place: string, message: Outgoing): Trouble {
    for (const [digest] of carriedHere(message.view)) {
      const ready = this.#ready.get(keyOf(place, message, digest))
      if (ready) ready.refused += 1
    }
    return { trouble: 'later', seconds: 3 }
  }

  /** The message stands: its files come into its thread, and what belongs to it no more goes. */
  async #withFiles(ref: MessageRef, message: Outgoing, uploaded: Uploaded, before: Uploaded): Promise<MessageRef> {
    const stands = new Map(uploaded)
    for (const [digest, carried] of carriedHere(message.view)) {
      this.#ready.delete(keyOf(ref.place, message, digest))
      const id = uploaded.get(digest)
      if (carried.kind === 'picture' || before.has(digest) || id === undefined) continue
      if (!(await this.#share(ref, id, carried.name))) stands.delete(digest)
    }
    if (stands.size < uploaded.size) await this.#sayWhatIsMissing(ref, message, uploaded, stands)
    for (const [digest, id] of before)
      if (!uploaded.has(digest) && !(await this.#takeAway(ref.place, id))) stands.set(digest, id)
    return stands.size === 0 && before.size === 0 ? ref : { ...ref, files: remembered(stands) }
  }

  /** A file that is not in the thread is not announced there. */
  async #sayWhatIsMissing(ref: MessageRef, message: Outgoing, uploaded: Uploaded, stands: Uploaded): Promise<void> {
    const { room, view } = message
    const blocks = view.blocks.map(block =>
      isCarried(block) && !stands.has(digestOf(block))
        ? note([plainText(missing[room.language](nameIn(block)))])
        : block,
    )
    try {
      await this.#client(ref.place).chat.update({
        channel: ref.channel,
        ts: ref.message,
        ...drawMessage({ ...view, blocks }, room, message.id, stands),
        metadata: metadataOf(message, uploaded),
      })
    } catch (error) {
      this.#say(
        'warn',
        `Slack: a message announces a file that is not there (${detailOf(readingTrouble(error, 'channel'))}).`,
      )
    }
  }

  /** Whether it stands in the thread, or may: it is not put there twice. */
  async #share(ref: MessageRef, id: string, name: string): Promise<boolean> {
    try {
      await share(this.#client(ref.place), ref, id, name)
      return true
    } catch (error) {
      const trouble = troubleOf(error, 'channel')
      this.#say('warn', `Slack: a file could not be put into the thread of its message (${detailOf(trouble)}).`)
      return trouble.trouble === 'doubtful'
    }
  }

  /** Whether a file is gone, now or before. */
  async #takeAway(place: string, id: string): Promise<boolean> {
    try {
      await this.#client(place).files.delete({ file: id })
      return true
    } catch (error) {
      const trouble = readingTrouble(error, 'channel')
      if (trouble.trouble === 'gone') return true
      this.#say(
        'warn',
        `Slack: a file that belongs to no message any more could not be deleted (${detailOf(trouble)}).`,
      )
      return false
    }
  }

  /** Slack says that one of them cannot be written to, not which. */
  async #whoIsGone(place: string, accounts: readonly string[]): Promise<{ account?: string }> {
    for (const account of accounts) {
      try {
        const { user } = await this.#client(place).users.info({ user: account })
        if (user?.deleted === true) return { account }
      } catch (error) {
        if (readingTrouble(error, 'person').trouble === 'gone') return { account }
      }
    }
    return {}
  }

  /** Waits for this channel's turn, and takes the next one. */
  #turn(channel: string): Promise<void> {
    const before = this.#busy.get(channel) ?? Promise.resolve()
    const after = before.then(() => new Promise<void>(done => setTimeout(done, this.#pace).unref()))
    this.#busy.set(channel, after)
    after.then(() => {
      if (this.#busy.get(channel) === after) this.#busy.delete(channel)
    })
    return before
  }
}
