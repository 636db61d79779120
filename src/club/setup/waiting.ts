import type { Transaction } from 'kysely'
import { type ClubTx, chooseClub, clubTx, inClub, type Means } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'

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
      members: await membersOf(means, club_id),
      importedOn: imported_at?.toZonedDateTimeISO(zone).toPlainDate() ?? null,
    })),
  )
}

const membersOf = (means: Means, id: string) =>
  inClub(means, id, async club => {
    const { count } = await club.tx
      .selectFrom('member')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('club_id', '=', club.id)
      .where('erased_at', 'is', null)
      .where(({ or, eb }) => or([eb('left_on', 'is', null), eb('left_on', '>=', club.today)]))
      .executeTakeFirstOrThrow()
    return count
  })

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
