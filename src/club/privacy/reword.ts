import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Fate, OwnTables } from '../../db/fates.ts'
import type { Rewrite } from '../../db/room.ts'
import type { ClubTable, SealedColumn } from '../../db/sealed-columns.ts'
import { none } from '../topic.ts'

/** What is to be found in everybody's words, and what stands there from then on. */
export type Rewording = {
  /** A pattern of PostgreSQL; `inAnyCase` where it does not say itself who writes which letter how. */
  readonly found: string
  readonly inAnyCase: boolean
  readonly instead: string
  /** The same for what has to be opened first. */
  readonly rewrite: Rewrite
  /** Whoever may only be forgotten is in nothing that is still to be sent: with a gap in his place it would be of nobody. */
  readonly unsent: 'reworded' | 'dropped'
}

/** A table as it is gone through: which one it is has been checked where its fates are listed. */
export const everyTable = <Erasing extends { readonly columns: object }>(club: ClubTx): [string, Erasing][] =>
  [...club.topics, ...club.rooms].flatMap(({ tables }) =>
    tables === none ? [] : Object.entries(tables as unknown as Record<keyof OwnTables, Erasing>),
  )

/** A column that may hold anybody's words, as what names somebody in it is replaced. Gives in how many rows that messages may tell. */
export async function rewordColumn(
  club: ClubTx,
  table: string,
  column: string,
  fate: Fate,
  rewording: Rewording,
): Promise<number> {
  if (fate === 'names') return rewordPlain(club, table, column, rewording)
  if (fate !== 'sealed' && fate !== 'unsent') return 0
  const changed = await rewordSealed(club, table as 'draft', column as 'said', rewording.rewrite, {
    drops: fate === 'unsent' && rewording.unsent === 'dropped',
  })
  // What was typed and not sent stands in no message.
  return fate === 'sealed' ? changed : 0
}

/** In everybody's words the database looks for him: there are too many of them to read. */
async function rewordPlain(
  club: ClubTx,
  table: string,
  column: string,
  { found, instead, inAnyCase }: Rewording,
): Promise<number> {
  const [matches, flags] = inAnyCase ? [sql.raw('~*'), 'gi'] : [sql.raw('~'), 'g']
  const { numAffectedRows } =
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = regexp_replace(${sql.ref(column)}, ${found}, ${instead}, ${flags})
    where club_id = ${club.id} and ${sql.ref(column)} ${matches} ${found}`.execute(club.tx)
  return Number(numAffectedRows ?? 0)
}

async function rewordSealed<T extends ClubTable>(
  club: ClubTx,
  table: T,
  column: SealedColumn<T>,
  rewrite: Rewrite,
  { drops }: { readonly drops: boolean },
): Promise<number> {
  let changed = 0
  const { rows } = await sql<{ id: string; sealed: Buffer }>`select id, ${sql.ref(column)} as sealed
    from ${sql.table(table)} where club_id = ${club.id} and ${sql.ref(column)} is not null`.execute(club.tx)
  for (const { id, sealed } of rows) {
    const words = club.sealer.open(table, column, id, sealed)
    const left = rewrite(words)
    if (left === words) continue
    changed += 1
    if (drops) await sql`delete from ${sql.table(table)} where club_id = ${club.id} and id = ${id}`.execute(club.tx)
    else
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${club.sealer.seal(table, column, id, left)}
      where club_id = ${club.id} and id = ${id}`.execute(club.tx)
  }
  return changed
}

/** In every column where anybody may have written of somebody. Gives in how many rows that messages may tell. */
export async function rewordEverywhere(club: ClubTx, rewording: Rewording): Promise<number> {
  let changed = 0
  const tables = everyTable<{ readonly columns: Readonly<Record<string, Fate | readonly Fate[]>> }>(club)
  for (const [table, { columns }] of tables)
    for (const [column, fate] of Object.entries(columns))
      for (const one of [fate].flat() as Fate[]) changed += await rewordColumn(club, table, column, one, rewording)
  return changed
}
