import pg from 'pg'

/** PostgreSQL's answers that mean "not yet" or "no longer": starting up, recovering, shutting down. */
const NOT_READY = '57P03'
const SHUTTING_DOWN = '57P01'
const WRONG_PASSWORD = '28P01'
const DATABASE_EXISTS = '42P04'
/** Two creations at the same instant: the slower one falls over the index of names. */
const UNIQUE_VIOLATION = '23505'

/** Opens one session. A session that breaks later (its server was killed) is told to `broken`, never thrown out of the blue. */
export async function openSession(url: string, broken: () => void = () => {}): Promise<pg.Client> {
  const session = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true })
  session.on('error', broken)
  session.on('end', broken)
  await session.connect()
  return session
}

export async function inSession<T>(url: string, work: (session: pg.Client) => Promise<T>): Promise<T> {
  const session = await openSession(url)
  try {
    return await work(session)
  } finally {
    await session.end()
  }
}

export type Answer = 'ready' | 'not yet' | 'nobody there' | 'wrong password'

/** What a failed attempt to connect says about the server. */
export function answerOf(error: unknown): Exclude<Answer, 'ready'> | null {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === NOT_READY || code === SHUTTING_DOWN) return 'not yet'
  if (code === WRONG_PASSWORD) return 'wrong password'
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET') return 'nobody there'
  if (error instanceof Error && /Connection terminated|timeout expired/.test(error.message)) return 'nobody there'
  return null
}

/** Creates the database `name` on the server of `url` unless it is there; says whether it made it. */
export function createDatabaseIfMissing(url: string, name: string): Promise<boolean> {
  return inSession(url, session => createDatabaseIn(session, name))
}

export async function createDatabaseIn(session: pg.Client, name: string): Promise<boolean> {
  const found = await session.query('select 1 from pg_database where datname = $1', [name])
  if (found.rowCount !== 0) return false
  try {
    await session.query(`create database ${session.escapeIdentifier(name)}`)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === DATABASE_EXISTS || code === UNIQUE_VIOLATION) return false
    throw error
  }
}

export type StartLock = {
  release(): Promise<void>
  /** Settles when the server, and the lock with it, is gone without our doing. */
  lost: Promise<void>
}

/** Any number; it stands for "assidu start" on this database. */
const START_LOCK = 7_404_280

/** One `assidu start` per database: the lock, held by a session of its own, or null while another process holds it. */
export async function holdStartLock(url: string): Promise<StartLock | null> {
  const loss = Promise.withResolvers<void>()
  let released = false
  const session = await openSession(url, () => {
    if (!released) loss.resolve()
  })
  const release = () => {
    released = true
    return session.end()
  }
  const got = await session.query('select pg_try_advisory_lock($1) as got', [START_LOCK])
  if (got.rows[0].got === true) return { release, lost: loss.promise }
  await release()
  return null
}

/** How many sessions of others the server has, background workers apart; ours carry `ourName`. */
export async function othersOn(session: pg.Client, ourName: string): Promise<number> {
  const found = await session.query(
    `select count(*)::int as others from pg_stat_activity
     where backend_type in ('client backend', 'walsender') and application_name <> $1`,
    [ourName],
  )
  return found.rows[0].others
}
