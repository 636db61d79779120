import type { ExpressionBuilder } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import type { Tables } from '../db/tables.ts'

/** Why a notice waits: the place it was to go to is in trouble. */
export const noConnection = (platform: string): string => `no connection to ${platform}`

/** Why a notice waits for one of its channels: the bot may not post there. */
export const channelShut = 'channel shut'

/** No message of the notice has been sent anywhere yet. */
export const standsNowhere = ({ not, exists, selectFrom }: ExpressionBuilder<Tables, 'notice'>) =>
  not(
    exists(
      selectFrom('delivery')
        .select('delivery.id')
        .whereRef('delivery.club_id', '=', 'notice.club_id')
        .whereRef('delivery.notice_id', '=', 'notice.id')
        .where('delivery.state', '=', 'sent'),
    ),
  )

/**
 * Notices that wait are to be tried again; the caller says which. One that stands in another place is not among them: it
 * goes on as waiting, is drawn anew all the while, and is found by what is held back of it.
 */
export const tryAgain = (club: ClubTx) =>
  club.tx
    .updateTable('notice')
    .set({ state: 'kept', why: null, changed_at: club.at })
    .where('club_id', '=', club.id)
    .where('state', '=', 'waiting')
    .where(standsNowhere)

/** Which notices have not gone to one of their channels, for this reason. */
export const heldBack = (club: ClubTx, trouble: string) =>
  club.tx
    .selectFrom('delivery')
    .select('notice_id as id')
    .distinct()
    .where('club_id', '=', club.id)
    .where('state', '=', 'retry')
    .where('trouble', '=', trouble)

/**
 * What waits for a channel goes to those that are open now, if it is still true; conversations, too, which hang on one.
 */
export async function releaseChannels(club: ClubTx): Promise<void> {
  const waiting = await tryAgain(club)
    .where(({ or, eb }) => or([eb('channel', 'is not', null), eb('people', 'is not', null)]))
    .returning('id')
    .execute()
  const halfSent = await heldBack(club, channelShut).execute()
  const ids = new Set([...waiting, ...halfSent].map(row => row.id))
  await club.enqueue('deliver', ...[...ids].map(id => ({ id })))
}
