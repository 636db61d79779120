import type { Insertable, Updateable } from 'kysely'
import { type ClubTx, chooseClub, clubTx, type Means } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'

type Tx = ClubTx['tx']

/** What a club begins with; it gets an identifier of its own where it brings none. */
export type NewClub = Omit<
  Insertable<Tables['club']>,
  'club_id' | 'external_id' | 'format_version' | 'settings' | 'created_at'
> & { readonly external_id?: string; readonly format_version?: number }

/** Makes a club, and binds the transaction to it. */
export async function createClub(means: Means, tx: Tx, given: NewClub): Promise<ClubTx> {
  const id = means.newId()
  await chooseClub(tx, id)
  const own = { club_id: id, settings: '{}', created_at: means.now() }
  const row = await tx
    .insertInto('club')
    .values({ external_id: `c-${id}`, format_version: 1, ...given, ...own })
    .returningAll()
    .executeTakeFirstOrThrow()
  return clubTx(means, tx, row)
}

/** Changes columns of the club's row; the rest of the transaction goes on with what this gives. */
export async function changeClub(means: Means, club: ClubTx, changed: Updateable<Tables['club']>): Promise<ClubTx> {
  const row = await club.tx
    .updateTable('club')
    .set(changed)
    .where('club_id', '=', club.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return clubTx(means, club.tx, row)
}

/** The id of the club with this identifier. Asked with no club chosen, when the database shows every club's own row and nothing else. */
export async function clubIdentifiedBy(tx: Tx, externalId: string): Promise<string | undefined> {
  await chooseClub(tx, '')
  const row = await tx.selectFrom('club').select('club_id').where('external_id', '=', externalId).executeTakeFirst()
  return row?.club_id
}
