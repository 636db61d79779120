import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from './club-tx.ts'
import type { Tables } from './tables.ts'

/** Many rows in one statement: they travel as one JSON document, which PostgreSQL reads by the table's own types. */

/** A row by column name. */
export type DbRow = Readonly<Record<string, unknown>>

/** `or`: what happens to a row that is there already. */
export async function insertMany(club: ClubTx, table: keyof Tables, rows: readonly DbRow[], or = sql``): Promise<void> {
  if (rows.length === 0) return
  const columns = names(Object.keys(rows[0]!))
  await sql`insert into ${sql.table(table)} (club_id, ${columns})
    select ${club.id}::uuid, ${columns} from ${recordset(table, rows)} ${or}`.execute(club.tx)
}

/** Sets all other columns of the rows that these `keys` name. */
export async function updateMany(
  club: ClubTx,
  table: keyof Tables,
  keys: readonly string[],
  rows: readonly DbRow[],
): Promise<void> {
  const set = Object.keys(rows[0] ?? {}).filter(column => !keys.includes(column))
  if (set.length === 0) return
  const assign = sql.join(set.map(column => sql`${sql.ref(column)} = x.${sql.ref(column)}`))
  const same = sql.join(
    keys.map(key => sql`t.${sql.ref(key)} = x.${sql.ref(key)}`),
    sql` and `,
  )
  await sql`update ${sql.table(table)} t set ${assign} from ${recordset(table, rows)}
    where t.club_id = ${club.id} and ${same}`.execute(club.tx)
}

/** These rows as a table named x, to join with. */
export const recordset = (table: keyof Tables, rows: readonly DbRow[]): RawBuilder<unknown> =>
  sql`json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows.map(withHex))}::json) x`

const names = (columns: readonly string[]) => sql.join(columns.map(column => sql.ref(column)))

/** Bytes as PostgreSQL writes them. */
function withHex(row: DbRow): DbRow {
  let written: Record<string, unknown> | undefined
  for (const [column, value] of Object.entries(row))
    if (Buffer.isBuffer(value)) {
      written ??= { ...row }
      written[column] = `\\x${value.toString('hex')}`
    }
  return written ?? row
}
