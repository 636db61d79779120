import { timingSafeEqual } from 'node:crypto'
import type { ClubTx } from '../../db/club-tx.ts'

/**
 * What opens something at the door without an account: ids and a number, signed with a key of the installation's, for one
 * club and one use. Nothing of it is stored. Each is the same length, whatever it says.
 */

/** What each is of, beside its club, and its number. */
const uses = {
  /** The page an organizer shows at the door. */
  door: ['meeting'],
  /** What the QR leads to; its number is the step of the clock in which it was shown. */
  here: ['meeting'],
  /** A form that was opened; its number is when it ends, in ms. */
  form: ['meeting'],
  /** A check-in that may be taken back from where it was made; its number is when it was made, in ms. */
  made: ['meeting', 'member'],
  /** The same of a guest's. */
  'guest made': ['meeting', 'guest'],
  /** A telephone that is remembered; its number is since when, in ms. */
  phone: ['member'],
} as const
type Use = keyof typeof uses
export type Ids<U extends Use> = Readonly<Record<(typeof uses)[U][number], string>>

export type Signed<U extends Use> = { readonly club: string; readonly ids: Ids<U>; readonly number: number }

const ID = 16
const NUMBER = 6
const MAC = 16

/** The text of a key: base64url, fit for an address, a field or a cookie. */
export function signed<U extends Use>(club: Pick<ClubTx, 'id' | 'sealer'>, use: U, ids: Ids<U>, number = 0): string {
  const body = bodyOf(use, { club: club.id, ids, number })
  return Buffer.concat([body, macs(club, use, body)[0]]).toString('base64url')
}

/** What a key says, before it is known whether it is one of ours: its club looks with `isOurs`. Null for what is none. */
export function claimed<U extends Use>(use: U, text: unknown): (Signed<U> & { readonly mac: Buffer }) | null {
  const names: readonly string[] = uses[use]
  const length = ID * (1 + names.length) + NUMBER + MAC
  if (typeof text !== 'string' || text.length !== Math.ceil((length * 4) / 3)) return null
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== length || bytes.toString('base64url') !== text) return null
  const idAt = (n: number) => uuidOf(bytes.subarray(n * ID, (n + 1) * ID))
  return {
    club: idAt(0),
    ids: Object.fromEntries(names.map((name, n) => [name, idAt(n + 1)])) as Ids<U>,
    number: bytes.readUIntBE(length - MAC - NUMBER, NUMBER),
    mac: bytes.subarray(length - MAC),
  }
}

/** Whether this club has signed it, for this use. How long that takes says nothing of how much is right. */
export function isOurs<U extends Use>(
  club: Pick<ClubTx, 'id' | 'sealer'>,
  use: U,
  said: Signed<U> & { readonly mac: Buffer },
): boolean {
  const body = bodyOf(use, said)
  return said.club === club.id && macs(club, use, body).filter(mac => timingSafeEqual(mac, said.mac)).length > 0
}

/** Four digits of a step of the clock. */
export function codeOf(club: Pick<ClubTx, 'id' | 'sealer'>, meeting: string, step: number): string {
  const [mac] = club.sealer.signatures('check-in code', `${meeting}/${step}`)
  return String(mac.readUInt32BE(0) % 10_000).padStart(4, '0')
}

/** Whether two codes are one; how long that takes says nothing of how much is right. */
export const isSameCode = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

function bodyOf<U extends Use>(use: U, { club, ids, number }: Signed<U>): Buffer {
  const names: readonly string[] = uses[use]
  const all = [club, ...names.map(name => (ids as Readonly<Record<string, string>>)[name]!)]
  const tail = Buffer.alloc(NUMBER)
  tail.writeUIntBE(number, 0, NUMBER)
  return Buffer.concat([...all.map(id => Buffer.from(id.replaceAll('-', ''), 'hex')), tail])
}

const macs = (club: Pick<ClubTx, 'sealer'>, use: Use, body: Buffer): readonly [Buffer, ...Buffer[]] => {
  const [first, ...others] = club.sealer.signatures(`check-in ${use}`, body.toString('hex'))
  return [first.subarray(0, MAC), ...others.map(mac => mac.subarray(0, MAC))]
}

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
