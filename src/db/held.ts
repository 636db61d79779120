import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables.ts'
import { DatabaseTrouble } from './trouble.ts'

/** The connections to be proved: the pool, and Kysely on it. */
type Connection = { readonly db: Kysely<Tables>; readonly pool: pg.Pool }

/** The role that row-level security holds; what the login may do beside it does not count while it is taken. */
export const role = 'assidu_app'

/** Proves, before a connection is first used, that it acts as the role and that the role bypasses nothing. */
export async function proveHeld(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ user: string; me: string; superuser: boolean; bypasses: boolean }>(
    `select session_user as user, rolname as me, rolsuper as superuser, rolbypassrls as bypasses
     from pg_roles where rolname = current_user`,
  )
  const [{ user, me, superuser, bypasses } = { user: '?', me: '?', superuser: true, bypasses: true }] = rows
  if (me === role && !superuser && !bypasses) return
  const may = superuser ? ' (superuser)' : bypasses ? ' (bypassrls)' : ''
  throw new DatabaseTrouble('not held', { user, as: me, may })
}

/**
 * What a program proves once, before it serves anybody: every table that knows clubs is under row-level security for the
 * bot, and its connections are its own. Throws DatabaseTrouble with what to mend.
 */
export async function prove(connection: Connection): Promise<void> {
  await proveRowsHeld(connection)
  await proveOwn(connection)
}

async function proveRowsHeld({ db }: Connection): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'club_id' and not a.attisdropped
    where c.relnamespace = (select relnamespace from pg_class where oid = 'club'::regclass) and c.relkind in ('r', 'p')
      and not row_security_active(c.oid) order by 1`.execute(db)
  if (rows.length > 0) throw new DatabaseTrouble('rows not held', { tables: rows.map(({ name }) => name).join(', ') })
}

/**
 * A pooler may lend another connection of its own for each transaction: what was said on one, its role and its locks, would
 * be somebody else's. Two of ours are told apart by a mark, which the second finds in its way there.
 */
async function proveOwn({ pool }: Connection): Promise<void> {
  const mark = (client: pg.PoolClient, text: string) =>
    client.query(`select set_config('assidu.mark', $1, false)`, [text])
  const one = await pool.connect()
  try {
    if (await isDirect(one)) return
    await mark(one, 'one')
    const other = await pool.connect()
    try {
      await mark(other, 'other')
      const { rows } = await one.query<{ mark: string }>(`select current_setting('assidu.mark', true) as mark`)
      if (rows[0]?.mark !== 'one') throw new DatabaseTrouble('lent by the transaction', {})
    } finally {
      other.release()
    }
  } finally {
    one.release()
  }
}

/** PostgreSQL itself says at the beginning which process serves a connection; a pooler does not know yet. */
async function isDirect(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return rows[0]?.pid === (client as { processID?: number }).processID
}

/** Throws DatabaseTrouble unless the statement that chose a club said that row-level security holds. */
export function mustHold(held: boolean | undefined): void {
  if (held !== true) throw new DatabaseTrouble('rows not held', { tables: 'member' })
}
