import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { placeInPlayground } from '../club/setup/place-in-playground.ts'
import type { Config } from '../config.ts'
import { inClub } from '../db/club-tx.ts'
import { checkFolder } from '../format/check.ts'
import { sentence } from '../format/codes.ts'
import type { Log } from '../log.ts'
import { type Assidu, clockAhead, compose, realClock } from '../main.ts'
import { typeset } from '../terms/typeset.ts'
import type { MovableClock } from '../time/movable-clock.ts'
import { folderAt } from '../transfer/folder.ts'
import { importFolder } from '../transfer/import.ts'
import { clearOtherDemo, demoStart, isOwnDemo, markDemoLoaded, sampleKey, storedClock } from './demo.ts'
import { clubsOf, type Installation } from './installation.ts'

const sampleFolder = fileURLToPath(new URL('../transfer/demo', import.meta.url))

export type Demo = {
  readonly assidu: Assidu
  readonly clock: MovableClock
  readonly clubId: string
  readonly name: string
  /** Made of a club’s own folder, not the invented one. */
  readonly isOwn: boolean
}

/** A folder that cannot become a demo, with its first problems. */
export class DemoRefused extends Error {}

/**
 * The demo club on its own database and clock, imported by the real importer the first time. Null where the database
 * user may not make its database. Throws DemoRefused when the folder is not a club's.
 */
export async function loadDemo(
  config: Config,
  installation: Installation,
  { folder, port, log, signal }: { folder: string | true | undefined; port: number; log: Log; signal: AbortSignal },
): Promise<Demo | null> {
  const dir = typeof folder === 'string' ? resolve(folder) : sampleFolder
  const key = typeof folder === 'string' ? await marked(dir) : sampleKey
  if (
    folder === undefined || folder === true
      ? !(await installation.makeDemoDatabase())
      : !(await clearOtherDemo(installation, key))
  )
    return null
  const clock = (await storedClock(installation.demoUrl)) ?? clockAhead()
  const assidu = await compose({
    url: installation.demoUrl,
    ...installation.keys,
    log,
    prefix: config.prefix,
    // Nothing leaves this machine: its own address is where the demo's pages are, if it is known.
    publicUrl: config.publicUrl ?? (port === 0 ? undefined : `http://127.0.0.1:${port}`),
    clock,
    width: 1,
    poolSize: 5,
  })
  try {
    const [loaded] = await clubsOf(installation.demoUrl)
    if (!loaded) await importDemo(assidu, clock, { dir, key, language: config.language, signal })
    const club = loaded ?? (await clubsOf(installation.demoUrl))[0]!
    return { assidu, clock, clubId: club.id, name: club.name, isOwn: await isOwnDemo(installation.demoUrl) }
  } catch (error) {
    await assidu.stop()
    throw error
  }
}

/** A folder and what stands in it: a corrected folder makes a new demo, the same one goes on. */
async function marked(dir: string): Promise<string> {
  const hash = createHash('sha256')
  const names = await readdir(dir).catch(() => [])
  // A pipe nobody writes into would be waited for; what is no file is named by the check.
  for (const name of names.filter(one => /\.csv$/i.test(one)).sort())
    if ((await stat(join(dir, name)).catch(() => null))?.isFile())
      hash.update(name).update(await readFile(join(dir, name)))
  return `${dir}#${hash.digest('hex').slice(0, 16)}`
}

/** The clock is set first: the club is imported on the evening its history ends. */
async function importDemo(
  assidu: Assidu,
  clock: MovableClock,
  { dir, key, language, signal }: { dir: string; key: string; language: Config['language']; signal: AbortSignal },
): Promise<void> {
  const { club, problems } = await checkFolder(folderAt(dir), { asOf: realClock.now(), signal })
  const until =
    club?.history_until ??
    realClock
      .now()
      .toZonedDateTimeISO(club?.zone ?? 'UTC')
      .toPlainDate()
  clock.setTo(demoStart(until, club?.zone ?? 'Europe/Paris'))
  const outcome = club ? await importFolder(assidu.means, dir, { signal }) : { exit: 1, problems, club: null }
  if (outcome.exit === 1)
    throw new DemoRefused(
      outcome.problems
        .filter(({ severity }) => severity === 'error')
        .slice(0, 5)
        .map(
          ({ file, line, code, facts }) =>
            `${join(dir, file)}${line === null ? '' : `:${line}`} ${typeset(sentence(code, facts, language), language)}`,
        )
        .join('\n'),
    )
  if (outcome.club) await inClub(assidu.means, outcome.club.id, placeInPlayground)
  await markDemoLoaded(assidu.means.db, key, clock.now())
}
