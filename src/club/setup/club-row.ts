import type { Insertable, Updateable } from 'kysely'
import { type ClubTx, chooseClub, clubTx, type Means } from '../../db/club-tx.ts'
import type { Db } from '../../db/connect.ts'
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

export type ClubRow = {
  readonly id: string
  readonly externalId: string
  readonly name: string
  readonly zone: string
  readonly placed: boolean
}

/** The same, where a connection is open already. */
export async function clubsIn(db: Db): Promise<ClubRow[]> {
  const rows = await db
    .selectFrom('club')
    .select(['club_id', 'external_id', 'name', 'zone', 'placed_at'])
    .orderBy('name')
    .execute()
  return rows.map(row => ({
    id: row.club_id,
    externalId: row.external_id,
    name: row.name,
    zone: row.zone,
    placed: row.placed_at !== null,
  }))
}
