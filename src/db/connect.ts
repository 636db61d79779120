import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { proveHeld, role } from './held.ts'
import { forgetStalePlans, nameOf } from './prepared.ts'
import type { Tables } from './tables.ts'
import { outsideTransactions } from './transact.ts'
import { asRefusal, asTrouble, isAway } from './trouble.ts'

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

/**
 * The bot asks for a club's rows at a time: starting other processes to read them takes ten times as long as reading them,
 * and PostgreSQL thinks of it as soon as there are many clubs.
 */
const alone = '-c max_parallel_workers_per_gather=0'

export type Connection = { readonly db: Db; readonly pool: pg.Pool; close(): Promise<void> }

/**
 * A pool of connections on `url`. As `assidu_app` (the default) row-level security holds for every one of them: each
 * proves it before its first use, and one that cannot is refused with DatabaseTrouble. `as: 'owner'` is for migrations
 * and tools. Who has waited `patience` (milliseconds) for a connection gets TooBusy. `startUp` holds start-up options of
 * PostgreSQL (`-c lock_timeout=2s`).
 */
export function connect(
  url: string,
  {
    as = 'app',
    max = 10,
    patience = 10_000,
    startUp = '',
  }: { as?: 'app' | 'owner'; max?: number; patience?: number; startUp?: string } = {},
): Connection {
  const { address, options } = addressed(url, as === 'app' ? `${alone} ${startUp} -c role=${role}` : startUp)
  const pool = new pg.Pool({
    connectionString: address,
    max,
    connectionTimeoutMillis: patience,
    ...(options === '' ? {} : { options }),
    ...(as === 'app' ? { onConnect: (client: pg.ClientBase) => proveHeld(client) } : {}),
    keepAlive: true,
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        (format !== 'binary' && parsers[id]) || pg.types.getTypeParser(id, format as 'text'),
    } as pg.CustomTypesConfig,
  })
  // A connection that breaks must not end the process, idle or in use: who uses it is told by his statement, and the
  // next one opens another.
  pool.on('error', () => {})
  pool.on('connect', client => void client.on('error', () => {}))
  const dialect = new PostgresDialect({
    pool: {
      end: () => pool.end(),
      async connect() {
        try {
          return lent(await connectionFrom(pool))
        } catch (error) {
          throw asRefusal(error, userOf(address))
        }
      },
    } as unknown as pg.Pool,
  })
  const db = new Kysely<Tables>({ dialect })
  return { db, pool, close: () => db.destroy() }
}

/** Start-up options of the address stay, ours come last: the last one counts. */
function addressed(url: string, ours: string): { address: string; options: string } {
  const address = read(url)
  const theirs = address?.searchParams.get('options') ?? ''
  address?.searchParams.delete('options')
  return {
    address: address ? address.href.replace(`@${nobody}/`, '@/') : url,
    options: `${theirs} ${ours}`.trim(),
  }
}

/** An address may name its host behind the question mark only, as one of a socket does. */
const nobody = 'nobody.invalid'
const read = (url: string): URL | null => URL.parse(url) ?? URL.parse(url.replace('@/', `@${nobody}/`))

/** The address of another database on the same server. */
export function addressOf(url: string, database: string): string {
  const address = read(url)
  if (!address) return url
  address.pathname = `/${database}`
  return address.href.replace(`@${nobody}/`, '@/')
}

export const userOf = (url: string) => decodeURIComponent(read(url)?.username ?? '?')

/**
 * A connection of the pool as Kysely uses it: prepares statements that come again, and tells a broken connection from a
 * failed statement.
 */
function lent(client: pg.PoolClient): pg.PoolClient {
  let isBroken = false
  async function ask(text: string, values: readonly unknown[]) {
    const name = values.length > 0 ? nameOf(text) : undefined
    // A statement of its own has done nothing when its plan is refused; within a transaction all of it has to come again.
    const alone = client.getTransactionStatus() === 'I'
    try {
      return await client.query({ text, values: values.map(parameter), ...(name && { name }) })
    } catch (error) {
      if (!forgetStalePlans(error) || !alone) throw error
      return client.query({ text, values: values.map(parameter) })
    }
  }
  return {
    async query(text: string, values: readonly unknown[]) {
      try {
        return await ask(text, values)
      } catch (error) {
        const trouble = asTrouble(error)
        isBroken ||= isAway(trouble)
        // The server has undone by itself what it began: the first error is the one to be told.
        if (isBroken && text === 'rollback') return { command: 'ROLLBACK', rows: [], rowCount: null }
        throw trouble
      }
    },
    release: (discard?: unknown) => client.release(isBroken || discard === true),
  } as unknown as pg.PoolClient
}

/** For pg-boss, which reads instants as Date where our pool reads them as Temporal. */
export const pgBossOn = (pool: pg.Pool) => ({
  async executeSql(text: string, values?: unknown[]) {
    outsideTransactions('a connection for the queue')
    return pool.query({ text, values: values ?? [], types: pg.types })
  },
})
