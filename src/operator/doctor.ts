import { stat, statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type Config, ConfigTrouble } from '../config.ts'
import { connect } from '../db/connect.ts'
import type { Keys } from '../db/rotate.ts'
import { WeakKey } from '../db/seal.ts'
import { DatabaseTrouble } from '../db/trouble.ts'
import type { Finding } from '../platforms/examined.ts'
import { type Installation, keysFor, openInstallation } from '../start/installation.ts'
import { examineConnections } from './doctor-connections.ts'
import { examineClubs, examineIsolation, examineKey, examineMigrations, examineServer } from './doctor-database.ts'
import { examinePictures } from './doctor-pictures.ts'
import { examinePlaces, examinePlatforms } from './doctor-platforms.ts'
import { examinePublicUrl } from './doctor-public-url.ts'
import { examineUnknown } from './doctor-unknown.ts'
import { sentenceOf } from './sentences.ts'

/** `assidu doctor`: each line ok, warn or fail, with the mend. Status 1 when something fails. */
export async function doctor(read: () => Promise<Config>, { json }: { json?: boolean }): Promise<number> {
  const findings = await examine(read)
  if (json) process.stdout.write(`${JSON.stringify({ findings }, null, 2)}\n`)
  else
    for (const { what, verdict, says, mend } of findings)
      process.stdout.write(
        `${verdict.padEnd(4)}  ${what.padEnd(14)} ${says}${mend === undefined ? '' : `\n      ${''.padEnd(14)} ${mend}`}\n`,
      )
  return findings.some(({ verdict }) => verdict === 'fail') ? 1 : 0
}

async function examine(read: () => Promise<Config>): Promise<Finding[]> {
  let config: Config
  try {
    config = await read()
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
    ...config.warnings.map(says => ({ what: 'configuration', verdict: 'warn', says }) as const),
    node(),
    await examinePictures(),
    await examinePublicUrl(config.publicUrl, { serves: hasToken(config) }),
  ]
  const { installation, found } = await entered(config)
  if (!installation) {
    const { findings: onPlatforms } = await examinePlatforms(config, null)
    return [...findings, ...(await disk(config, undefined)), ...found, ...onPlatforms]
  }
  try {
    findings.push(...(await disk(config, installation.embedded?.home)))
    return [...findings, ...(await examineInstallation(config, installation))]
  } finally {
    await installation.leave()
  }
}

/** The database, or the sentence for why it cannot be entered. */
async function entered(config: Config): Promise<{ installation?: Installation; found: Finding[] }> {
  try {
    return { installation: await openInstallation(config, () => {}, { migrate: false }), found: [] }
  } catch (error) {
    return { found: [{ what: 'database', verdict: 'fail', says: sentenceOf(error, 'en') }] }
  }
}

async function examineInstallation(config: Config, installation: Installation): Promise<Finding[]> {
  const connection = connect(installation.realUrl, { max: 2 })
  const findings: Finding[] = []
  let keys: Keys | null = null
  let isOpen = false
  try {
    findings.push(...(await examineServer(installation)))
    const migrations = await examineMigrations(installation)
    findings.push(migrations)
    if (migrations.verdict === 'ok') {
      const isolation = await examineIsolation(connection)
      findings.push(isolation)
      isOpen = isolation.verdict === 'ok'
    }
    if (isOpen) {
      keys = keysFor(installation, connection)
      const key = await examineKey(keys)
      findings.push(key, ...(await examineClubs(connection, hasToken(config))))
      findings.push(...(await examineConnections(connection)), ...(await examineUnknown(connection)))
      if (key.verdict === 'fail') keys = null
    }
  } catch (error) {
    if (error instanceof WeakKey) findings.push({ what: 'secret key', verdict: 'fail', says: error.message })
    else if (error instanceof DatabaseTrouble) findings.push({ what: 'database', verdict: 'fail', says: error.message })
    else throw error
  }
  try {
    const platforms = await examinePlatforms(config, keys)
    return [...findings, ...platforms.findings, ...(isOpen ? await examinePlaces(connection, platforms.examined) : [])]
  } finally {
    await connection.close()
  }
}

const hasToken = (config: Config) => config.slack !== undefined || config.discord !== undefined

function placesOf(config: Config): string {
  const platforms = [
    config.slack &&
      `Slack (${{ socket: 'Socket Mode', http: 'HTTP', oauth: 'OAuth, many workspaces' }[config.slack.over]})`,
    config.discord && 'Discord',
  ].filter(Boolean)
  return platforms.length === 0 ? 'no platform token' : platforms.join(' and ')
}

function node(): Finding {
  const version = process.versions.node
  return Number(version.split('.')[0]) >= 26
    ? { what: 'node', verdict: 'ok', says: version }
    : { what: 'node', verdict: 'fail', says: version, mend: 'Assidu needs Node 26; npm ci brings it along.' }
}

/** Of the disk that holds the data: `home` once it is known, which may be elsewhere than the folder that was named. */
async function disk(config: Config, home: string | undefined): Promise<Finding[]> {
  if (config.databaseUrl !== undefined) return []
  const folder = home ?? (await existingParent(resolve(config.dataDir)))
  const { bavail, bsize } = await statfs(folder)
  const free = (bavail * bsize) / 1024 ** 3
  const says = `${free.toFixed(1)} GB free for ${folder}`
  return [
    free < 1
      ? { what: 'disk', verdict: 'warn', says, mend: 'Make room: the database stops when the disk is full.' }
      : { what: 'disk', verdict: 'ok', says },
  ]
}

/** The nearest folder that is there. */
const existingParent = async (folder: string): Promise<string> =>
  (await stat(folder).catch(() => null)) || dirname(folder) === folder ? folder : existingParent(dirname(folder))
