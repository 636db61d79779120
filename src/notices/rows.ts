import type { Selectable, UpdateObject } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import type { Tables } from '../db/tables.ts'

export type Notice = Selectable<Tables['notice']>

export type Delivery = Selectable<Tables['delivery']>

export function changeDelivery(club: ClubTx, id: string, set: UpdateObject<Tables, 'delivery'>) {
  return club.tx.updateTable('delivery').set(set).where('club_id', '=', club.id).where('id', '=', id)
}

/** Every delivery of a notice, locked in one order. */
export const deliveriesOf = (club: ClubTx, notice: string): Promise<Delivery[]> =>
  club.tx
    .selectFrom('delivery')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('notice_id', '=', notice)
    .orderBy('id')
    .forUpdate()
    .execute()
