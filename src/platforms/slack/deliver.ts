import type { webApi } from '@slack/bolt'
import {
  type Group,
  isTrouble,
  type MessageRef,
  type Outgoing,
  type Target,
  type Trouble,
} from '../../contract/platform.ts'
import { drawMessage } from './draw.ts'
import { Files, isNotReady } from './files.ts'
import { limits } from './limits.ts'
import type { Say } from './log.ts'
import { carriedHere, eventType, metadataOf, recalled } from './metadata.ts'
import { readingTrouble, troubleOf } from './trouble.ts'

type Client = (place: string) => webApi.WebClient

/** How far back the bot looks for its own message after a doubtful send. */
const lookBack = 50

/** What stands there, with what each picture and file is in place of what Slack calls it. */
export function drawingOf({ view, room, id }: Outgoing): string {
  const itself = new Map(carriedHere(view).map(([digest]) => [digest, digest]))
  const drawn = drawMessage(view, room, id, itself)
  return JSON.stringify(itself.size === 0 ? drawn : { ...drawn, carried: [...itself.keys()] })
}

/** Sends what the bot says by itself. A call is tried once: who asks decides about a second. */
export class Deliveries {
  readonly #client: Client
  readonly #pace: number
  readonly #files: Files
  readonly #busy = new Map<string, Promise<void>>()

  /** `pace`: the least time between two messages in one channel, in ms (Slack asks for one second). */
  constructor(client: Client, pace: number, say: Say) {
    this.#files = new Files(client, say)
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
      const uploaded = await this.#files.uploadFor(target.place, message)
      if (isTrouble(uploaded)) return uploaded
      const posted = await this.#client(target.place).chat.postMessage({
        channel,
        ...drawMessage(message.view, message.room, message.id, uploaded),
        metadata: metadataOf(message, uploaded),
        unfurl_links: false,
        unfurl_media: false,
      })
      if (posted.ts === undefined) return { trouble: 'doubtful', detail: 'an answer without a message' }
      const ref = { place: target.place, channel: posted.channel ?? channel, message: posted.ts }
      return await this.#files.settle(ref, message, uploaded)
    } catch (error) {
      if (isNotReady(error)) return this.#files.notReady(target.place, message)
      return troubleOf(error, target.kind === 'channel' ? 'channel' : 'person')
    }
  }

  async edit(ref: MessageRef, message: Outgoing): Promise<MessageRef | Trouble> {
    try {
      const before = recalled(ref.files ?? [])
      const uploaded = await this.#files.uploadFor(ref.place, message, before)
      if (isTrouble(uploaded)) return uploaded
      await this.#client(ref.place).chat.update({
        channel: ref.channel,
        ts: ref.message,
        ...drawMessage(message.view, message.room, message.id, uploaded),
        metadata: metadataOf(message, uploaded),
      })
      return await this.#files.settle(ref, message, uploaded, before)
    } catch (error) {
      if (isNotReady(error)) return this.#files.notReady(ref.place, message)
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
      for (const id of recalled(files).values()) {
        const met = await this.#files.takeAway(place, id)
        if (met?.trouble === 'later') return met
      }
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
