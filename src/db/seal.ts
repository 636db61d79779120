import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, scryptSync } from 'node:crypto'
import { typeset } from '../terms/typeset.ts'

/** Seals and opens what only the club may read: prospects' contacts, drafts, tokens. */
export type Sealer = {
  /** `about` names the place of the text (`'referral.prospect:' + id`): sealed text moved to another row does not open. */
  seal(text: string, about: string): Buffer
  /** Throws SealBroken when the key is not ours, the bytes were changed, or they belong elsewhere. */
  open(sealed: Uint8Array, about: string): string
  /** True when sealed under the previous key: seal it again, then that key may go. */
  isOld(sealed: Uint8Array): boolean
  /** How text sealed under each known key begins, the current one first: by this SQL tells them apart. */
  readonly beginnings: readonly Buffer[]
  /** 32 bytes, equal for equal values of one club (`club` is its id), that say nothing to who has the database but not the key. */
  fingerprint(club: string, normalisedValue: string): Buffer
  /** The same under every key that is known: what to look for while keys rotate. */
  fingerprints(club: string, normalisedValue: string): readonly Buffer[]
  /** 32 bytes under each known key, the current one first, which nobody else can make of this text: it is signed by them. */
  signatures(text: string): readonly [Buffer, ...Buffer[]]
}

/** A key too easy to guess; `message` and `sentence` never hold any of it. */
export class WeakKey extends Error {
  readonly variable: string

  constructor(variable: string) {
    super(weakSentence.en(variable))
    this.name = 'WeakKey'
    this.variable = variable
  }

  sentence(language: 'en' | 'fr'): string {
    return typeset(weakSentence[language](this.variable), language)
  }
}

const weakSentence = {
  en: (variable: string) =>
    `${variable} is too easy to guess: give 32 random bytes in base64 (openssl rand -base64 32 makes them) or a passphrase of 32 characters or more.`,
  fr: (variable: string) =>
    `${variable} est trop facile à deviner : donnez 32 octets aléatoires en base64 (openssl rand -base64 32 les fabrique) ou une phrase secrète d’au moins 32 caractères.`,
}

export class SealBroken extends Error {
  readonly why: 'unknown key' | 'changed or elsewhere'

  constructor(why: SealBroken['why'], options?: ErrorOptions) {
    super(
      why === 'unknown key'
        ? 'this was sealed with another key: put that key into ASSIDU_SECRET_KEY, or ASSIDU_SECRET_KEY_OLD while rotating'
        : 'this sealed text was changed, or belongs to another place',
      options,
    )
    this.name = 'SealBroken'
    this.why = why
  }
}

// version 1 | key id 4 | nonce 12 | tag 16 | text
const VERSION = 1
const ID = 4
const NONCE = 12
const TAG = 16
const HEADER = 1 + ID
const OVERHEAD = HEADER + NONCE + TAG

type Key = { id: Buffer; secret: Buffer; mark: Buffer; signature: Buffer }

/** A sealer under `key`, which also opens what was sealed under `old`. Throws WeakKey. */
export function sealer({ key, old }: { key: string; old?: string }): Sealer {
  const current = keyFrom(key, 'ASSIDU_SECRET_KEY')
  const previous = old === undefined ? [] : [keyFrom(old, 'ASSIDU_SECRET_KEY_OLD')]
  // The same key twice is one key: nothing is to be sealed anew.
  const keys = [current, ...previous.filter(({ id }) => !id.equals(current.id))]
  return {
    seal: (text, about) => seal(current, text, about),
    open: (sealed, about) => open(keyOf(keys, sealed), Buffer.from(sealed), about),
    isOld: sealed => keyOf(keys, sealed) !== current,
    beginnings: keys.map(beginning),
    fingerprint: (club, value) => fingerprint(current, club, value),
    fingerprints: (club, value) => keys.map(one => fingerprint(one, club, value)),
    signatures: text => [signature(current, text), ...keys.slice(1).map(one => signature(one, text))],
  }
}

function seal(key: Key, text: string, about: string): Buffer {
  const header = beginning(key)
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(boundTo(header, about))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([header, nonce, cipher.getAuthTag(), body])
}

function open(key: Key, sealed: Buffer, about: string): string {
  const nonce = sealed.subarray(HEADER, HEADER + NONCE)
  const tag = sealed.subarray(HEADER + NONCE, OVERHEAD)
  const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: TAG })
  decipher.setAAD(boundTo(sealed.subarray(0, HEADER), about)).setAuthTag(tag)
  const body = decipher.update(sealed.subarray(OVERHEAD))
  try {
    return Buffer.concat([body, decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new SealBroken('changed or elsewhere', { cause })
  }
}

/** Each club has a key of its own, derived from the installation's, so that two clubs' contacts can't be compared. */
function fingerprint(key: Key, club: string, value: string): Buffer {
  const clubKey = createHmac('sha256', key.mark).update(club, 'utf8').digest()
  return createHmac('sha256', clubKey).update(value, 'utf8').digest()
}

const signature = (key: Key, text: string) => createHmac('sha256', key.signature).update(text, 'utf8').digest()

const beginning = ({ id }: Key) => Buffer.concat([Buffer.of(VERSION), id])

const boundTo = (header: Buffer, about: string) => Buffer.concat([header, Buffer.from(about, 'utf8')])

function keyOf(keys: readonly Key[], sealed: Uint8Array): Key {
  if (sealed.length < OVERHEAD || sealed[0] !== VERSION) throw new SealBroken('changed or elsewhere')
  const key = keys.find(({ id }) => id.equals(sealed.subarray(1, HEADER)))
  if (key === undefined) throw new SealBroken('unknown key')
  return key
}

function keyFrom(text: string, variable: string): Key {
  const root = rootFrom(text.trim(), variable)
  const derive = (what: string, length: number) => Buffer.from(hkdfSync('sha256', root, '', `assidu ${what} 1`, length))
  return {
    ...{ id: derive('key id', ID), secret: derive('seal', 32) },
    ...{ mark: derive('fingerprint', 32), signature: derive('signature', 32) },
  }
}

/** 32 bytes in hex or base64 as they are; anything else is a passphrase, made costly to guess. */
function rootFrom(text: string, variable: string): Buffer {
  const bytes = bytesIn(text)
  if (bytes !== null) {
    if (new Set(bytes).size < 16) throw new WeakKey(variable)
    return bytes
  }
  if ([...text].length < 32 || new Set(text).size < 10) throw new WeakKey(variable)
  return scryptSync(text.normalize('NFC'), 'assidu secret key', 32, {
    N: 2 ** 15,
    r: 8,
    p: 1,
    maxmem: 64 * 1024 * 1024,
  })
}

function bytesIn(text: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return Buffer.from(text, 'base64')
  return null
}
