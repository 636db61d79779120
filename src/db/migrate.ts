import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { type Migration, type MigrationResultSet, Migrator } from 'kysely/migration'
import { PgBoss } from 'pg-boss'
import pgBoss from 'pg-boss/package.json' with { type: 'json' }
import { type Connection, connect, pgBossOn } from './connect.ts'
import { inSession } from './embedded/sessions.ts'
import { keepSetting, settingOf } from './installation.ts'
import { asMissing, DatabaseTrouble } from './trouble.ts'

/** Run in the order of their numbers; a released one never changes (migrations/frozen.json). */
const folder = join(import.meta.dirname, '..', '..', 'migrations')
const files = readdirSync(folder)
  .filter(file => /^\d{4}-[a-z0-9-]+\.[jt]s$/.test(file))
  .sort()
const nameOf = (file: string) => file.slice(0, -'.ts'.length)

/** Loaded only where something is to be brought up to date. */
async function getMigrations(): Promise<Record<string, Migration>> {
  const load = async (file: string) =>
    [nameOf(file), (await import(pathToFileURL(join(folder, file)).href)) as Migration] as const
  return Object.fromEntries(await Promise.all(files.map(load)))
}

/**
 * No queue leaves out a job because one like it waits: that one may be done before the transaction of this one commits,
 * and would not see what it changed.
 */
const queues = [
  ['deliver', 'standard'],
  ['duty', 'standard'],
  ['redraw', 'standard'],
  ['twin', 'standard'],
  ['sign', 'standard'],
] as const

/** A job lives as long as its process says so: a slow one is left alone, a dead process's is taken up half a minute later. */
const retries = {
  retryLimit: 1_000_000,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 900,
  heartbeatSeconds: 30,
  deleteAfterSeconds: 3600,
}

/** All that a migrated database has, kept in it: a start that finds it has nothing to do. */
const brought = JSON.stringify({ migrations: files.map(nameOf), jobs: pgBoss.pgboss.schema, queues, retries })
const broughtKey = 'migrated'

async function isUpToDate({ db }: Connection): Promise<boolean> {
  try {
    return (await settingOf(db, broughtKey)) === brought
  } catch (error) {
    // 42P01: there is no such table yet.
    if ((error as { code?: string }).code === '42P01') return false
    throw error
  }
}

const migratorOf = (db: Connection['db']) => new Migrator({ db, provider: { getMigrations } })

/** Brings the database at `url` up to date: the club's tables, then the job tables of pg-boss. Throws with the reason. */
export async function migrateToLatest(url: string): Promise<void> {
  const connection = connect(url, { as: 'owner', max: 2, startUp: '-c lock_timeout=2s' })
  try {
    if (await isUpToDate(connection)) return
    await alone(url, () => bringUp(connection))
  } finally {
    await connection.close()
  }
}

/** Any number; it stands for a migration under way on this database. */
const migrating = 7_404_281

/** One process brings a database up to date, however many start at once. */
async function alone(url: string, work: () => Promise<void>): Promise<void> {
  await inSession(url, async session => {
    await session.query('select pg_advisory_lock($1)', [migrating])
    await work()
  })
}

/** How often it begins anew, and how long it leaves the others alone in between, in ms. */
const mostTries = 40
const between = 500

/**
 * A running club goes on meanwhile: who has to wait for a table lets it go again after a moment, since everybody would
 * queue up behind him, and two who stand in each other's way begin anew (55P03, 40P01).
 */
async function bringUp(connection: Connection): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      if (await isUpToDate(connection)) return
      return await bringUpOnce(connection)
    } catch (error) {
      const code = (error as { code?: string }).code
      if ((code !== '55P03' && code !== '40P01') || tries === mostTries) throw error
    }
    await pause(between)
  }
}

async function bringUpOnce(connection: Connection): Promise<void> {
  const { error }: MigrationResultSet = await migratorOf(connection.db).migrateToLatest()
  if (error instanceof Error && /previously executed migration \S+ is missing/.test(error.message))
    throw new DatabaseTrouble('made by a newer Assidu', {}, { cause: error })
  if (error) throw error instanceof Error ? asMissing(error) : error
  const boss = new PgBoss({
    db: pgBossOn(connection.pool),
    supervise: false,
    schedule: false,
  })
  await boss.start()
  for (const [queue, policy] of queues) {
    await boss.createQueue(queue, { policy, ...retries })
    await boss.updateQueue(queue, retries)
  }
  await boss.stop({ graceful: false })
  await connection.pool.query(`grant usage on schema pgboss to assidu_app;
    grant select, insert, update, delete on all tables in schema pgboss to assidu_app;
    grant execute on all functions in schema pgboss to assidu_app;
    grant usage on all sequences in schema pgboss to assidu_app`)
  await keepSetting(connection.db, broughtKey, brought)
}

/** Which migrations stand and which are still to come. */
export async function migrationStatus(url: string): Promise<{ name: string; done: boolean }[]> {
  const connection = connect(url, { as: 'owner', max: 1 })
  try {
    const all = await migratorOf(connection.db).getMigrations()
    return all.map(({ name, executedAt }) => ({ name, done: executedAt !== undefined }))
  } finally {
    await connection.close()
  }
}
