import { webApi } from '@slack/bolt'
import { answersWithin } from '../../contract/platform.ts'
import { bytesOf, type Carried, carriedBy, digestOf, within } from '../../view/carried.ts'
import type { View } from '../../view/view.ts'
import { limits } from './limits.ts'

/**
 * Slack keeps files apart from messages. One is uploaded in three steps (docs.slack.dev, "Working with files"): an address is
 * asked for, the bytes are sent there, the upload is completed. Completed without a channel it is the bot's alone until an
 * image block of a message names it; any other file is completed into the thread of its message, since no block shows it.
 */

/** What Slack calls what was uploaded, by the digest of what it is. */
export type Uploaded = ReadonlyMap<string, string>

/** As a delivery remembers them: `digest:id`. */
export const remembered = (uploaded: Uploaded): string[] => [...uploaded].map(([digest, id]) => `${digest}:${id}`)
export const recalled = (files: readonly string[]): Uploaded =>
  new Map(files.map(one => [one.slice(0, one.lastIndexOf(':')), one.slice(one.lastIndexOf(':') + 1)]))

export const carriedHere = (view: View): readonly (readonly [digest: string, carried: Carried])[] => [
  ...carriedBy(within(limits, view)),
]

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
export class UploadLost extends Error {}

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
