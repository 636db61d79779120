import { sql } from 'kysely'
import { inject } from 'vitest'
import type { ClubTx } from '../../src/db/club-tx.ts'
import { type Connection, connect } from '../../src/db/connect.ts'
import { openedView } from '../../src/db/playground.ts'
import { sealedTables } from '../../src/db/sealed-columns.ts'

/** Every cell of every table, seals opened unless told, by `table.column`: what a search through all that is kept finds. */
export type Everything = readonly { readonly where: string; readonly says: string }[]

/** The tables of the club and of the installation, and the job queue with what it keeps of jobs that are done. */
export async function everythingKept(club: ClubTx, { asItLies = false } = {}): Promise<Everything> {
  const { rows: here } = await sql<{ name: string }>`select current_database() as name`.execute(club.tx)
  const url = new URL(inject('serverUrl'))
  url.pathname = `/${here[0]!.name}`
  const owner: Connection = connect(url.href, { as: 'owner', max: 1 })
  try {
    const { rows: tables } = await owner.pool.query<{ schema: string; name: string }>(
      `select table_schema as schema, table_name as name from information_schema.tables
       where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
    )
    const found: { where: string; says: string }[] = []
    for (const { schema, name } of tables) {
      const { rows } = await owner.pool.query<Record<string, unknown>>(`select * from "${schema}"."${name}"`)
      for (const row of rows)
        for (const [column, value] of Object.entries(row)) {
          const where = schema === 'public' ? `${name}.${column}` : `${schema}.${name}.${column}`
          found.push({ where, says: asItLies ? plainly(value) : opened(club, where, row, value) })
        }
    }
    return found
  } finally {
    await owner.close()
  }
}

const plainly = (value: unknown): string =>
  value instanceof Buffer ? value.toString('latin1') : (JSON.stringify(value) ?? '')

function opened(club: ClubTx, where: string, row: Record<string, unknown>, value: unknown): string {
  if (where === 'playground_message.view') return JSON.stringify(openedView(club, String(row.id), value))
  if (!(value instanceof Buffer)) return plainly(value)
  const [table, column] = where.split('.') as ['draft', 'said']
  const columns = sealedTables[table]?.columns
  const isSealed = columns !== undefined && column in columns && 'club_id' in row
  return isSealed ? club.sealer.open(table, column, String(row.id), value) : plainly(value)
}

/** Where one of these stands: `table.column: what it says`. */
export const standsIn = (kept: Everything, what: RegExp): string[] =>
  kept.filter(({ says }) => what.test(says)).map(({ where, says }) => `${where}: ${says.slice(0, 300)}`)
