import { sql } from 'kysely'
import { clubsIn } from '../club/setup/club-row.ts'
import { type Connection, connect } from '../db/connect.ts'
import { prove } from '../db/held.ts'
import { migrationStatus } from '../db/migrate.ts'
import { examineKeys, type Keys, KeyTrouble } from '../db/rotate.ts'
import { DatabaseTrouble } from '../db/trouble.ts'
import { realClock } from '../main.ts'
import type { Finding } from '../platforms/examined.ts'
import type { Installation } from '../start/installation.ts'

/** The database as its owner sees it: what it is, whether it is up to date, whether its clock agrees. */
export async function examineServer({ realUrl, embedded }: Installation): Promise<Finding[]> {
  const connection = connect(realUrl, { as: 'owner', max: 1 })
  try {
    const { rows } = await sql<{ version: string; now: Temporal.Instant }>`
      select current_setting('server_version') as version, clock_timestamp() as now`.execute(connection.db)
    const [{ version, now } = { version: '?', now: realClock.now() }] = rows
    const apart = Math.abs(realClock.now().since(now).total('seconds'))
    const where = embedded ? `, embedded in ${embedded.home}` : ''
    return [
      { what: 'database', verdict: 'ok', says: `PostgreSQL ${version}${where}` },
      apart < 5
        ? { what: 'clock', verdict: 'ok', says: 'agrees with the database' }
        : {
            what: 'clock',
            verdict: 'warn',
            says: `${apart.toFixed(0)} s away from the database`,
            mend: 'Let both machines follow a time server.',
          },
    ]
  } finally {
    await connection.close()
  }
}

export async function examineMigrations({ realUrl }: Installation): Promise<Finding> {
  const migrations = await migrationStatus(realUrl)
  const missing = migrations.filter(({ done }) => !done)
  return missing.length === 0
    ? { what: 'migrations', verdict: 'ok', says: `${migrations.length} done` }
    : {
        what: 'migrations',
        verdict: 'warn',
        says: `${missing.length} to come`,
        mend: 'npm run -s assidu -- migrate (a start does it too).',
      }
}

/** Asked through a connection as the bot opens its own: what holds there holds for the bot. */
export async function examineIsolation(connection: Connection): Promise<Finding> {
  try {
    await prove(connection)
    return { what: 'isolation', verdict: 'ok', says: 'the bot’s connections are held to one club at a time' }
  } catch (error) {
    if (!(error instanceof DatabaseTrouble)) throw error
    return { what: 'isolation', verdict: 'fail', says: error.message }
  }
}

/** Asked of what is sealed: the canary, and each row by its key. */
export async function examineKey(keys: Keys): Promise<Finding> {
  const what = 'secret key'
  const { opens, old } = await examineKeys(keys)
  if (!opens) return { what, verdict: 'fail', says: new KeyTrouble().message }
  if (old > 0)
    return {
      what,
      verdict: 'warn',
      says: `${old} rows are still sealed under ASSIDU_SECRET_KEY_OLD`,
      mend: 'Leave it there and let assidu start run: it seals them anew, and says when it is done.',
    }
  const says =
    keys.sealer.beginnings.length > 1
      ? 'all is sealed under ASSIDU_SECRET_KEY: once no process has the previous key as its own, ASSIDU_SECRET_KEY_OLD may be removed'
      : 'it opens what is sealed; keep a copy with your backups'
  return { what, verdict: 'ok', says }
}

/** `onPlatform`: a token is set, so that no demo is served. */
export async function examineClubs({ db }: Connection, onPlatform: boolean): Promise<Finding[]> {
  const clubs = await clubsIn(db)
  if (clubs.length === 0)
    return [
      onPlatform
        ? {
            what: 'clubs',
            verdict: 'warn',
            says: 'none yet',
            mend: 'An administrator types /club where the bot is; or: npm run -s assidu -- import <folder>',
          }
        : { what: 'clubs', verdict: 'ok', says: 'none yet; npm start serves the demo' },
    ]
  return clubs.map(({ name, placed, externalId }) =>
    placed
      ? { what: 'club', verdict: 'ok', says: name }
      : {
          what: 'club',
          verdict: 'warn',
          says: `${name} has no place and sends nothing`,
          mend: `npm run -s assidu -- connect --club ${externalId} --slack T… (or --discord G…)`,
        },
  )
}
