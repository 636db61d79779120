import { sql } from 'kysely'
import type { ClubTx } from './club-tx.ts'

/** The playground's messages as they stand in their table: for its adapter, and for what erases and lets go. */

const boundTo = (club: Pick<ClubTx, 'id'>, id: string) => `playground_message/${club.id}/${id}/view`

/** What a message says may be a prospect's telephone: at rest it is sealed, a text in its JSON column. */
export const sealedView = (club: Pick<ClubTx, 'id' | 'sealer'>, id: string, view: unknown): string =>
  JSON.stringify(club.sealer.seal(JSON.stringify(view), boundTo(club, id)).toString('base64'))

export const openedView = (club: Pick<ClubTx, 'id' | 'sealer'>, id: string, column: unknown): unknown =>
  JSON.parse(club.sealer.open(Buffer.from(String(column), 'base64'), boundTo(club, id)))

/**
 * The next `n` of the club. Whoever takes one holds the lock until his message is there: a reader who has seen n can
 * never miss a smaller one that comes to light later.
 */
export async function nextN(club: ClubTx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('playground'), hashtext(${club.id}))`.execute(club.tx)
  const { rows } = await sql<{ n: number }>`select nextval('playground_n') as n`.execute(club.tx)
  return rows[0]!.n
}
