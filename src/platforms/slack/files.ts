import { webApi } from '@slack/bolt'
import { answersWithin, type MessageRef, type Outgoing, type Trouble } from '../../contract/platform.ts'
import { note, plainText } from '../../view/build.ts'
import { bytesOf, type Carried, digestOf, isCarried } from '../../view/carried.ts'
import type { Room } from '../../view/plain.ts'
import { drawMessage, type Uploaded } from './draw.ts'
import type { Say } from './log.ts'
import { carriedHere, metadataOf, remembered } from './metadata.ts'
import { readingTrouble, troubleOf } from './trouble.ts'

/**
 * Slack keeps files apart from messages. One is uploaded in three steps (docs.slack.dev, "Working with files"): an address is
 * asked for, the bytes are sent there, the upload is completed. Completed without a channel it is the bot's alone until an
 * image block of a message names it; any other file is completed into the thread of its message, since no block shows it.
 */

/** The first two steps, and the third for a picture: nobody sees anything of it yet, so that it may be done again. */
export async function upload(client: webApi.WebClient, carried: Carried): Promise<string> {
  const bytes = bytesOf(carried)
  const isPicture = carried.kind === 'picture'
  const { upload_url, file_id } = await client.files.getUploadURLExternal({
    filename: isPicture ? `${digestOf(carried)}.png` : carried.name,
    length: bytes.length,
  })
  if (!upload_url || !file_id) throw new UploadLost('an answer without an address')
  const sent = await fetch(upload_url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
    signal: AbortSignal.timeout(answersWithin * 1_000),
  }).catch(error => {
    throw new UploadLost('the bytes did not arrive', { cause: error })
  })
  if (!sent.ok) throw new UploadLost(`http ${sent.status}`)
  if (isPicture) await client.files.completeUploadExternal({ files: [{ id: file_id }] })
  return file_id
}

/** Nobody has seen anything: it is done again, from the first step. */
class UploadLost extends Error {}

/** The third step of a file: it stands in the thread of its message from here on. Done once, since a second one would show. */
export async function share(
  client: webApi.WebClient,
  { channel, message }: { readonly channel: string; readonly message: string },
  id: string,
  name: string,
): Promise<void> {
  const files: [{ id: string; title: string }] = [{ id, title: name }]
  await client.files.completeUploadExternal({ files, channel_id: channel, thread_ts: message })
}

/** Slack takes a while to look at a new picture, and till then refuses the block that names it (slackapi/java-slack-sdk#1349). */
export const isNotReady = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError &&
  error.data.error === 'invalid_blocks' &&
  JSON.stringify(error.data).includes('invalid slack file')

/** How many uploads are remembered that no message names yet; and how often Slack may say that a picture is not ready. */
const mostReady = 200
const mostRefusals = 10

/** The pictures and files of what the bot says by itself: each is uploaded once, and goes with its message. */
export class Files {
  readonly #client: (place: string) => webApi.WebClient
  readonly #say: Say
  /** Uploaded for a message that does not stand yet, by what it is in which delivery. */
  readonly #ready = new Map<string, { readonly id: string; refused: number }>()

  constructor(client: (place: string) => webApi.WebClient, say: Say) {
    this.#client = client
    this.#say = say
  }

  /**
   * What the pictures and files of a message are called; those that stand there already (`before`) are not uploaded again.
   * Nothing where Slack takes no files of ours (an older installation lacks the scope, an administrator forbids them): the
   * message is not held up, it goes in words.
   */
  async uploadFor(
    place: string,
    message: Outgoing,
    before: Uploaded = new Map(),
  ): Promise<Uploaded | undefined | Trouble> {
    const uploaded = new Map<string, string>()
    for (const [digest, carried] of carriedHere(message.view)) {
      const ready = this.#ready.get(keyOf(place, message, digest))
      const there = before.get(digest) ?? ready?.id
      const id = there ?? (await this.#upload(place, message, digest, carried))
      if (typeof id !== 'string' && id.trouble === 'later') return id
      if (typeof id !== 'string' || (ready?.refused ?? 0) >= mostRefusals) {
        const why = typeof id === 'string' ? 'a picture that is never ready' : detailOf(id)
        this.#say('warn', `Slack: a message goes without its pictures and files, in words (${why}).`)
        return undefined
      }
      uploaded.set(digest, id)
    }
    return uploaded
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

  /** Slack still looks at a picture of the message: it is tried again soon, with what is uploaded already. */
  notReady(place: string, message: Outgoing): Trouble {
    for (const [digest] of carriedHere(message.view)) {
      const ready = this.#ready.get(keyOf(place, message, digest))
      if (ready) ready.refused += 1
    }
    return { trouble: 'later', seconds: 3 }
  }

  /**
   * The message stands: its files come into its thread, and what belongs to it no more goes. Nothing that goes wrong here
   * is thrown, since the message would be sent once more.
   */
  async settle(
    ref: MessageRef,
    message: Outgoing,
    uploaded: Uploaded = new Map(),
    before: Uploaded = new Map(),
  ): Promise<MessageRef> {
    const stands = new Map(uploaded)
    for (const [digest, carried] of carriedHere(message.view)) {
      this.#ready.delete(keyOf(ref.place, message, digest))
      const id = uploaded.get(digest)
      if (carried.kind === 'picture' || before.has(digest) || id === undefined) continue
      if (!(await this.#share(ref, id, carried.name))) stands.delete(digest)
    }
    if (stands.size < uploaded.size) await this.#sayWhatIsMissing(ref, message, stands)
    for (const [digest, id] of before)
      if (!uploaded.has(digest) && (await this.takeAway(ref.place, id))) stands.set(digest, id)
    return stands.size === 0 && before.size === 0 ? ref : { ...ref, files: remembered(stands) }
  }

  /** Whether it stands in the thread, or may: it is not put there twice. */
  async #share(ref: MessageRef, id: string, name: string): Promise<boolean> {
    try {
      await share(this.#client(ref.place), ref, id, name)
      return true
    } catch (error) {
      const met = metIn(error)
      this.#say('warn', `Slack: a file could not be put into the thread of its message (${detailOf(met)}).`)
      return met.trouble === 'doubtful'
    }
  }

  /** A file that is not in the thread is not announced there. */
  async #sayWhatIsMissing(ref: MessageRef, message: Outgoing, stands: Uploaded): Promise<void> {
    const { view, room, id } = message
    const blocks = view.blocks.map(block =>
      isCarried(block) && !stands.has(digestOf(block))
        ? note([plainText(missing[room.language](nameIn(block)))])
        : block,
    )
    try {
      const drawn = drawMessage({ ...view, blocks }, room, id, stands)
      await this.#client(ref.place).chat.update({
        ...{ channel: ref.channel, ts: ref.message, ...drawn },
        metadata: metadataOf(message, stands),
      })
    } catch (error) {
      this.#say('warn', `Slack: a message announces a file that is not there (${detailOf(metIn(error))}).`)
    }
  }

  /** Deletes a file; gives what stood in the way, if anything but that it is gone already. */
  async takeAway(place: string, id: string): Promise<Trouble | undefined> {
    try {
      await this.#client(place).files.delete({ file: id })
      return undefined
    } catch (error) {
      const met = metIn(error)
      if (met.trouble === 'gone') return undefined
      this.#say('warn', `Slack: a file that belongs to no message any more could not be deleted (${detailOf(met)}).`)
      return met.trouble === 'doubtful' ? { trouble: 'later', seconds: 15 } : met
    }
  }
}

const keyOf = (place: string, { id }: Outgoing, digest: string): string => `${place} ${id} ${digest}`
const detailOf = (trouble: Trouble): string => ('detail' in trouble ? trouble.detail : trouble.trouble)

/** What went wrong, our own mistakes too. */
function metIn(error: unknown): Trouble {
  try {
    return troubleOf(error, 'channel')
  } catch {
    return { trouble: 'forbidden', detail: String(error) }
  }
}

const nameIn = (carried: Carried): string => (carried.kind === 'file' ? carried.name : carried.alt)
const missing: Record<Room['language'], (name: string) => string> = {
  fr: name => `${name} : ce fichier n’a pas pu être joint.`,
  en: name => `${name}: this file could not be attached.`,
}
