import { createHash, timingSafeEqual } from 'node:crypto'

/** What the address of a feed says: whose club, which feed, and the secret by which it is his. */
export type FeedKey = { readonly club: string; readonly feed: string; readonly secret: Buffer }

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** A new secret: as much chance as two ids hold. */
export const newSecret = (newId: () => string): Buffer => Buffer.concat([bytesOf(newId()), bytesOf(newId())])

/** The last part of the address: digits and letters alone, which no chat takes for anything else. */
export const written = ({ club, feed, secret }: FeedKey): string =>
  Buffer.concat([bytesOf(club), bytesOf(feed), secret]).toString('hex')

/** What was written so; null for anything else. */
export function readKey(text: string): FeedKey | null {
  if (!/^[0-9a-f]{128}$/.test(text)) return null
  const bytes = Buffer.from(text, 'hex')
  return { club: idOf(bytes.subarray(0, 16)), feed: idOf(bytes.subarray(16, 32)), secret: bytes.subarray(32) }
}

/** All that is kept of a secret: it is long and of chance, so that nobody finds it from this. */
export const hashOf = (secret: Buffer): Buffer => createHash('sha256').update(secret).digest()

/** Whether a secret is the one that this is the hash of; how long that takes tells nothing about it. */
export const isSecret = (secret: Buffer, hash: Buffer): boolean => timingSafeEqual(hashOf(secret), hash)
