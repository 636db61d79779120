import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'

/** In SQL: whether a message about a record, given by its id, has arrived at this member, or at him whose id stands there. */
export const hasReached = (
  club: ClubTx,
  record: RawBuilder<unknown>,
  reader: string | RawBuilder<unknown>,
): RawBuilder<boolean> =>
  sql<boolean>`exists (select from notice n join delivery d on d.club_id = n.club_id and d.notice_id = n.id
    where n.club_id = ${club.id} and n.about = ${record}::text and n.reader_id = ${reader} and d.state = 'sent')`

/** How many messages the bot has sent a member by itself. */
export async function countSent(club: ClubTx, reader: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from notice
    where club_id = ${club.id} and reader_id = ${reader} and state = 'sent' and kind <> 'answer'`.execute(club.tx)
  return rows[0]!.count
}
