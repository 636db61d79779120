import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { openedView, viewAsJson } from '../../db/playground.ts'
import type { Seen } from '../../db/room.ts'
import { removeMessage } from './store.ts'

/** A card names the record that it shows in its buttons and menus; what is in a file is not looked through. */
export async function takeKeptBack(club: ClubTx, { by, about }: Seen): Promise<void> {
  if (about.length === 0) return
  const rows = await club.tx
    .selectFrom('playground_message')
    .select(['id', 'view'])
    .where('club_id', '=', club.id)
    .where('only_you', '=', true)
    .where(
      sql<boolean>`audience && array(select account from account where club_id = ${club.id}
        and platform = 'playground' and member_id = any(${[...by]}::uuid[]))`,
    )
    .execute()
  for (const row of rows) {
    const shown = viewAsJson(openedView(club, row.id, row.view))
    if (about.some(id => shown.includes(id)) || shown.includes('"base64"')) await removeMessage(club, row.id)
  }
}
