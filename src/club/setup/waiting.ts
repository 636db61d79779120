import type { Transaction } from 'kysely'
import { type ClubTx, chooseClub, clubTx, inClub, type Means } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import { countMembers } from '../members/queries.ts'

/** The imported clubs that have no place yet, the latest import first. */
export async function waitingClubs(means: Means): Promise<Waiting[]> {
  const rows = await means.db
    .selectFrom('club')
    .select(['club_id', 'name', 'zone', 'imported_at'])
    .where('placed_at', 'is', null)
    .where('imported_at', 'is not', null)
    .orderBy('imported_at', 'desc')
    .execute()
  return Promise.all(
    rows.map(async ({ club_id, name, zone, imported_at }) => ({
      id: club_id,
      name,
      members: await inClub(means, club_id, countMembers),
      importedOn: imported_at?.toZonedDateTimeISO(zone).toPlainDate() ?? null,
    })),
  )
}

/** The club in this transaction, held, while it waits for its first place; null when it waits no more. */
export async function waitingClub(means: Means, tx: Transaction<Tables>, id: string): Promise<ClubTx | null> {
  await chooseClub(tx, id)
  const row = await tx.selectFrom('club').selectAll().where('club_id', '=', id).forUpdate().executeTakeFirst()
  return row && row.placed_at === null ? clubTx(means, tx, row) : null
}

export type Waiting = {
  readonly id: string
  readonly name: string
  readonly members: number
  readonly importedOn: Temporal.PlainDate | null
}
