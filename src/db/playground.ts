import { sql } from 'kysely'
import type { ClubTx } from './club-tx.ts'

/** The playground's messages as they stand in their table: for its adapter, and for what erases and lets go. */

/** A view as JSON: the bytes of its pictures and files stand in it as base64. */
export const viewAsJson = (view: unknown): string =>
  JSON.stringify(view, function (this: Record<string, unknown>, key, value) {
    // A Buffer has been made into something else by then.
    const bytes = this[key]
    return bytes instanceof Uint8Array ? { base64: Buffer.from(bytes).toString('base64') } : value
  })

const withBytes = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string'
    ? new Uint8Array(Buffer.from(value.base64, 'base64'))
    : value

/** What a message says may be a prospect's telephone: at rest it is sealed, a text in its JSON column. */
export const sealedView = (club: Pick<ClubTx, 'sealer'>, id: string, view: unknown): string =>
  JSON.stringify(club.sealer.seal('playground_message', 'view', id, viewAsJson(view)).toString('base64'))

export const openedView = (club: Pick<ClubTx, 'sealer'>, id: string, column: unknown): unknown =>
  JSON.parse(club.sealer.open('playground_message', 'view', id, Buffer.from(String(column), 'base64')), withBytes)

/**
 * The next `n` of the club. Whoever takes one holds the lock until his message is there: a reader who has seen n can
 * never miss a smaller one that comes to light later.
 */
export async function nextN(club: ClubTx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('playground'), hashtext(${club.id}))`.execute(club.tx)
  const { rows } = await sql<{ n: number }>`select nextval('playground_n') as n`.execute(club.tx)
  return rows[0]!.n
}
