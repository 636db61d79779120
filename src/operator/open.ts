import { type ClubRow, clubsIn } from '../club/setup/club-row.ts'
import type { Config } from '../config.ts'
import { openLog } from '../log.ts'
import { type Assidu, compose } from '../main.ts'
import { Refused } from '../refused.ts'
import { storedClock } from '../start/demo.ts'
import { clubsOf, type Installation, openInstallation } from '../start/installation.ts'
import { folded } from '../terms/names.ts'

export type Common = {
  /** External id or name; may be left out while there is one club. */
  readonly club?: string
  readonly demo?: boolean
  readonly json?: boolean
  readonly at?: string
}

type Opened = { readonly assidu: Assidu; readonly installation: Installation; readonly isDemo: boolean }

/** Opens the database a command works on, does the work, and leaves it as it was found (the embedded server runs on for others). */
export async function withInstallation(
  config: Config,
  { demo, real = false }: { demo?: boolean | undefined; real?: boolean },
  work: (opened: Opened) => Promise<number>,
): Promise<number> {
  const installation = await openInstallation(config, () => {})
  try {
    const isDemo = !real && (demo ?? (!hasToken(config) && (await clubsOf(installation.realUrl)).length === 0))
    if (isDemo && !(await installation.makeDemoDatabase()))
      throw new Refused('There is no demo club here. Import a club first: npm run -s assidu -- import <folder>')
    const url = isDemo ? installation.demoUrl : installation.realUrl
    const clock = isDemo ? await storedClock(url) : null
    const assidu = await compose({
      url,
      ...installation.keys,
      log: openLog(config.logLevel === 'info' ? 'warn' : config.logLevel),
      prefix: config.prefix,
      publicUrl: config.publicUrl,
      poolSize: 4,
      // A command leaves the jobs it causes to the bot that runs.
      pollSeconds: 86_400,
      ...(clock ? { clock } : {}),
    })
    try {
      return await work({ assidu, installation, isDemo })
    } finally {
      await assidu.stop()
    }
  } finally {
    await installation.leave()
  }
}

const hasToken = (config: Config) => config.slack !== undefined || config.discord !== undefined

/** Case, accents, apostrophes and hyphens apart. */
const heard = (name: string) => folded(name).replaceAll('-', ' ')

/** The club that is meant; a refusal names the ones there are. */
export async function clubNamed(assidu: Assidu, wanted: string | undefined): Promise<ClubRow> {
  const clubs = await clubsIn(assidu.means.db)
  const exact = clubs.filter(({ externalId, name }) => wanted === undefined || externalId === wanted || name === wanted)
  // As it is heard, where nobody is called exactly so.
  const found = exact.length > 0 ? exact : clubs.filter(({ name }) => heard(name) === heard(wanted ?? ''))
  if (found.length === 1) return found[0]!
  if (clubs.length === 0) throw new Refused('There is no club yet. Import one: npm run -s assidu -- import <folder>')
  const names = clubs.map(({ externalId, name }) => `${externalId} (${name})`).join(', ')
  throw new Refused(
    wanted === undefined
      ? `Which club? Say it with --club: ${names}.`
      : `No club is called ${wanted}. There are: ${names}.`,
  )
}
