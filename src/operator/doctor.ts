import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { type Config, ConfigTrouble } from '../config.ts'
import { connect } from '../db/connect.ts'
import { EmbeddedTrouble } from '../db/embedded.ts'
import { prove } from '../db/held.ts'
import { migrationStatus } from '../db/migrate.ts'
import { examineKeys, KeyTrouble } from '../db/rotate.ts'
import { sealer, WeakKey } from '../db/seal.ts'
import { DatabaseTrouble } from '../db/trouble.ts'
import { realClock } from '../main.ts'
import { clubsOf, type Installation, openInstallation } from '../start/installation.ts'

type Verdict = 'ok' | 'warn' | 'fail'
type Finding = { readonly what: string; readonly verdict: Verdict; readonly says: string; readonly mend?: string }

/** `assidu doctor`: each line ok, warn or fail, with the mend. Status 1 when something fails. */
export async function doctor(read: () => Config, { json }: { json?: boolean }): Promise<number> {
  const findings = await examine(read)
  if (json) process.stdout.write(`${JSON.stringify({ findings }, null, 2)}\n`)
  else
    for (const { what, verdict, says, mend } of findings)
      process.stdout.write(
        `${verdict.padEnd(4)}  ${what.padEnd(14)} ${says}${mend === undefined ? '' : `\n      ${''.padEnd(14)} ${mend}`}\n`,
      )
  return findings.some(({ verdict }) => verdict === 'fail') ? 1 : 0
}

async function examine(read: () => Config): Promise<Finding[]> {
  let config: Config
  try {
    config = read()
  } catch (error) {
    if (!(error instanceof ConfigTrouble)) throw error
    return [
      {
        what: 'configuration',
        verdict: 'fail',
        says: error.message,
        mend: 'Mend it in the environment or in .env; .env.example explains each.',
      },
    ]
  }
  const findings: Finding[] = [
    { what: 'configuration', verdict: 'ok', says: placesOf(config) },
    node(),
    ...(await disk(config)),
  ]
  let installation: Installation
  try {
    installation = await openInstallation(config, () => {}, { migrate: false })
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    const mend = error instanceof EmbeddedTrouble ? undefined : 'Check DATABASE_URL and that the server runs.'
    return [...findings, { what: 'database', verdict: 'fail', says, ...(mend === undefined ? {} : { mend }) }]
  }
  try {
    return [
      ...findings,
      ...(await examineDatabase(installation)),
      ...(await examineClubs(installation)),
      ...(await examineTokens(config)),
    ]
  } finally {
    await installation.leave()
  }
}

function placesOf(config: Config): string {
  const platforms = [
    config.slack &&
      `Slack (${{ socket: 'Socket Mode', http: 'HTTP', oauth: 'OAuth, many workspaces' }[config.slack.over]})`,
    config.discord && 'Discord',
  ].filter(Boolean)
  return platforms.length === 0 ? 'no platform token: the demo club is served' : platforms.join(' and ')
}

function node(): Finding {
  const version = process.versions.node
  return Number(version.split('.')[0]) >= 26
    ? { what: 'node', verdict: 'ok', says: version }
    : { what: 'node', verdict: 'fail', says: version, mend: 'Assidu needs Node 26; npm ci brings it along.' }
}

async function disk(config: Config): Promise<Finding[]> {
  if (config.databaseUrl !== undefined) return []
  const { bavail, bsize } = await statfs('.')
  const free = (bavail * bsize) / 1024 ** 3
  const says = `${free.toFixed(1)} GB free`
  return [
    free < 1
      ? { what: 'disk', verdict: 'warn', says, mend: 'Make room: the database stops when the disk is full.' }
      : { what: 'disk', verdict: 'ok', says },
  ]
}

async function examineDatabase(installation: Installation): Promise<Finding[]> {
  const connection = connect(installation.realUrl, { as: 'owner', max: 1 })
  try {
    const { rows } = await sql<{ version: string; now: Temporal.Instant }>`
      select current_setting('server_version') as version, clock_timestamp() as now`.execute(connection.db)
    const [{ version, now } = { version: '?', now: realClock.now() }] = rows
    const apart = Math.abs(realClock.now().since(now).total('seconds'))
    const migrations = await migrationStatus(installation.realUrl)
    const missing = migrations.filter(({ done }) => !done)
    const held = missing.length > 0 ? [] : [await isolation(installation.realUrl)]
    return [
      {
        what: 'database',
        verdict: 'ok',
        says: `PostgreSQL ${version}${installation.embedded ? `, embedded in ${installation.embedded.home}` : ''}`,
      },
      missing.length === 0
        ? { what: 'migrations', verdict: 'ok', says: `${migrations.length} done` }
        : {
            what: 'migrations',
            verdict: 'warn',
            says: `${missing.length} to come`,
            mend: 'npm run -s assidu -- migrate (a start does it too).',
          },
      ...held,
      apart < 5
        ? { what: 'clock', verdict: 'ok', says: 'agrees with the database' }
        : {
            what: 'clock',
            verdict: 'warn',
            says: `${apart.toFixed(0)} s away from the database`,
            mend: 'Let both machines follow a time server.',
          },
      ...(held.some(({ verdict }) => verdict === 'ok') ? [await keyFinding(installation)] : []),
    ]
  } finally {
    await connection.close()
  }
}

/** Asked through a connection as the bot opens its own: what holds there holds for the bot. */
async function isolation(url: string): Promise<Finding> {
  const connection = connect(url, { max: 2 })
  try {
    await prove(connection)
    return { what: 'isolation', verdict: 'ok', says: 'the bot’s connections are held to one club at a time' }
  } catch (error) {
    if (!(error instanceof DatabaseTrouble)) throw error
    return { what: 'isolation', verdict: 'fail', says: error.message }
  } finally {
    await connection.close()
  }
}

/** Asked of what is sealed: the canary, and each row by its key. */
async function keyFinding({ realUrl, keys }: Installation): Promise<Finding> {
  const what = 'secret key'
  const connection = connect(realUrl, { max: 2 })
  try {
    const { secretKey: key, oldSecretKey: old } = keys
    const { opens, old: waiting } = await examineKeys({
      db: connection.db,
      now: () => realClock.now(),
      sealer: sealer({ key, ...(old === undefined ? {} : { old }) }),
    })
    if (!opens) return { what, verdict: 'fail', says: new KeyTrouble().message }
    if (waiting > 0)
      return {
        what,
        verdict: 'warn',
        says: `${waiting} rows are still sealed under ASSIDU_SECRET_KEY_OLD`,
        mend: 'Leave it there and let assidu start run: it seals them anew, and says when it is done.',
      }
    if (old !== undefined)
      return {
        what,
        verdict: 'ok',
        says: 'all is sealed under ASSIDU_SECRET_KEY: ASSIDU_SECRET_KEY_OLD may be removed, once no process has it as its own key',
      }
    return { what, verdict: 'ok', says: 'it opens what is sealed; keep a copy with your backups' }
  } catch (error) {
    if (!(error instanceof WeakKey)) throw error
    return { what, verdict: 'fail', says: error.message }
  } finally {
    await connection.close()
  }
}

async function examineClubs(installation: Installation): Promise<Finding[]> {
  const missing = (await migrationStatus(installation.realUrl)).some(({ done }) => !done)
  const clubs = missing ? [] : await clubsOf(installation.realUrl)
  if (clubs.length === 0) return [{ what: 'clubs', verdict: 'ok', says: 'none yet; npm start serves the demo' }]
  return clubs.map(({ name, placed, externalId }) =>
    placed
      ? { what: 'club', verdict: 'ok', says: name }
      : {
          what: 'club',
          verdict: 'warn',
          says: `${name} has no place and sends nothing`,
          mend: `npm run -s assidu -- connect --club ${externalId} --slack T…`,
        },
  )
}

/** Each token is tried once, with the calls that tell who it is. */
async function examineTokens(config: Config): Promise<Finding[]> {
  const findings: Finding[] = []
  // Over OAuth each workspace has its own token; there is none to try here.
  if (config.slack && config.slack.over !== 'oauth') {
    const { slackFinding } = await import('../platforms/slack/doctor.ts')
    findings.push({ what: 'slack', ...(await slackFinding(config.slack)) })
  }
  if (config.discord) {
    const { discordFinding } = await import('../platforms/discord/doctor.ts')
    findings.push({ what: 'discord', ...(await discordFinding(config.discord)) })
  }
  return findings
}
