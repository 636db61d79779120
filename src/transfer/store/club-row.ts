import type { Transaction } from 'kysely'
import { type ClubTx, chooseClub, clubTx, type Means } from '../../db/club-tx.ts'
import { onlyOneAtATime } from '../../db/only-once.ts'
import type { Tables } from '../../db/tables.ts'
import type { Row } from '../format/format.ts'

type Tx = Transaction<Tables>

/**
 * The club that a folder is meant for: the one named, else the one that has its identifier; null: it is a new one.
 * `mayBear`: no other club here has that identifier.
 */
export async function clubFor(
  means: Means,
  tx: Tx,
  externalId: string | undefined,
  named: string | undefined,
): Promise<{ readonly club: ClubTx | null; readonly mayBear: boolean }> {
  // There may be no club yet: its identifier stands for it.
  if (externalId !== undefined) await onlyOneAtATime({ id: externalId, tx }, 'import')
  const owner = externalId === undefined ? undefined : await idOf(tx, externalId)
  const id = named ?? owner
  if (id === undefined) return { club: null, mayBear: true }
  return { club: await enter(means, tx, id), mayBear: owner === undefined || owner === id }
}

/** Without a club chosen the database shows every club's own row, and nothing else. */
async function idOf(tx: Tx, externalId: string): Promise<string | undefined> {
  await chooseClub(tx, '')
  const row = await tx.selectFrom('club').select('club_id').where('external_id', '=', externalId).executeTakeFirst()
  return row?.club_id
}

/** The club with this id of the database, in this transaction. */
export async function enter(means: Means, tx: Tx, id: string): Promise<ClubTx> {
  await chooseClub(tx, id)
  return clubTx(means, tx, await tx.selectFrom('club').selectAll().where('club_id', '=', id).executeTakeFirstOrThrow())
}

/** A club that nobody had set up. */
export async function createClub(means: Means, tx: Tx, row: Row<'club.csv'>): Promise<ClubTx> {
  const id = means.newId()
  await chooseClub(tx, id)
  const at = means.now()
  await tx
    .insertInto('club')
    .values({ ...row, club_id: id, settings: '{}', created_at: at, imported_at: at, placed_at: null })
    .execute()
  return enter(means, tx, id)
}

/** What the folder says takes the place of what the club had; settings and choices stay. */
export async function updateClub(means: Means, club: ClubTx, row: Row<'club.csv'>): Promise<ClubTx> {
  await club.tx.updateTable('club').set(row).where('club_id', '=', club.id).execute()
  return enter(means, club.tx, club.id)
}

/** From its first import on a club bears the folder's identifier, and its history counts as always known. */
export async function markImported(means: Means, club: ClubTx): Promise<ClubTx> {
  if (club.row.imported_at !== null) return club
  await club.tx.updateTable('club').set({ imported_at: club.at }).where('club_id', '=', club.id).execute()
  return enter(means, club.tx, club.id)
}
