import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { forgetStalePlans, nameOf } from './prepared.ts'
import type { Tables } from './tables.ts'
import { outsideTransactions } from './transact.ts'

export type Db = Kysely<Tables>

const oid = { int8: 20, date: 1082, timestamptz: 1184 }

/** PostgreSQL writes `2026-11-20 06:45:00+00`; Temporal reads ISO 8601. */
const instant = (text: string) =>
  Temporal.Instant.from(`${text.replace(' ', 'T')}${/[+-]\d\d$/.test(text) ? ':00' : ''}`)

const parsers: Record<number, (text: string) => unknown> = {
  [oid.int8]: Number,
  [oid.date]: text => Temporal.PlainDate.from(text),
  [oid.timestamptz]: instant,
}

/** pg would write a Temporal value as JSON, in quotes. */
const parameter = (value: unknown) =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value

/** Every connection is taken, and none came free in time; nothing was done. */
export class TooBusy extends Error {}

/** A connection of the pool, for work that holds none; throws TooBusy. */
async function connectionFrom(pool: pg.Pool): Promise<pg.PoolClient> {
  outsideTransactions('another connection')
  try {
    return await pool.connect()
  } catch (error) {
    const isLate = error instanceof Error && error.message === saysTooLate
    throw isLate ? new TooBusy(`no connection to the database came free; ${pool.totalCount} are taken`) : error
  }
}

/** What the pool says when its time is over; it has no code for it. */
const saysTooLate = 'timeout exceeded when trying to connect'

export type Connection = { readonly db: Db; readonly pool: pg.Pool; close(): Promise<void> }

/**
 * A pool of connections on `url`. As `assidu_app` (the default) row-level security holds for every one of them, from
 * the first statement; `as: 'owner'` is for migrations and tools. Who has waited `patience` (milliseconds) for a
 * connection gets TooBusy.
 */
export function connect(
  url: string,
  { as = 'app', max = 10, patience = 10_000 }: { as?: 'app' | 'owner'; max?: number; patience?: number } = {},
): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: patience,
    ...(as === 'app' ? { options: '-c role=assidu_app' } : {}),
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        (format !== 'binary' && parsers[id]) || pg.types.getTypeParser(id, format as 'text'),
    } as pg.CustomTypesConfig,
  })
  // An idle connection that the server closes must not end the process; the next query opens another.
  pool.on('error', () => {})
  const dialect = new PostgresDialect({
    pool: {
      end: () => pool.end(),
      async connect() {
        const client = await connectionFrom(pool)
        return {
          async query(text: string, values: readonly unknown[]) {
            const name = values.length > 0 ? nameOf(text) : undefined
            try {
              return await client.query({ text, values: values.map(parameter), ...(name && { name }) })
            } catch (error) {
              forgetStalePlans(error)
              throw error
            }
          },
          release: () => client.release(),
        } as unknown as pg.PoolClient
      },
    } as unknown as pg.Pool,
  })
  const db = new Kysely<Tables>({ dialect })
  return { db, pool, close: () => db.destroy() }
}

/** For pg-boss, which reads instants as Date where our pool reads them as Temporal. */
export const pgBossOn = (pool: pg.Pool) => ({
  async executeSql(text: string, values?: unknown[]) {
    outsideTransactions('a connection for the queue')
    return pool.query({ text, values: values ?? [], types: pg.types })
  },
})
