import type { Updateable } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'

/** Writes it into the row of a referral. */
export const change = (club: ClubTx, id: string, set: Updateable<Tables['referral']>) =>
  club.tx.updateTable('referral').set(set).where('club_id', '=', club.id).where('id', '=', id).execute()
