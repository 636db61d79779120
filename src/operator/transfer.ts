import { access, constants, stat } from 'node:fs/promises'
import { hasDivision } from '../club/sectors/naf.ts'
import { hasRegion } from '../club/sectors/regions.ts'
import { makeTakeOverCode } from '../club/setup/take-over.ts'
import type { Config } from '../config.ts'
import { inClub } from '../db/club-tx.ts'
import { makeFolders } from '../db/folders.ts'
import { Refused } from '../refused.ts'
import { keepErasures } from '../start/erasures.ts'
import type { Nomenclature } from '../terms/sector.ts'
import { runExport, runImport } from '../transfer/commands.ts'
import { zoneOfFolder } from '../transfer/import.ts'
import { instantOf } from './instants.ts'
import { type Common, clubNamed, withInstallation } from './open.ts'

const output = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
}

export type ImportOptions = Common & {
  readonly keepGoodRows?: boolean
  readonly dryRun?: boolean
  readonly asOf?: string
  readonly report?: string
}

/** `assidu import`: always into the real database, never the demo's. */
export async function importClub(config: Config, dir: string, options: ImportOptions): Promise<number> {
  const asOf = instantOf('--as-of', options.asOf)
  if (!(await isFolder(dir))) throw new Refused(`There is no folder ${dir}. Name the one that holds club.csv.`)
  return withInstallation(config, { real: true }, async ({ assidu }) => {
    const club = options.club === undefined ? undefined : (await clubNamed(assidu, options.club)).id
    const status = await runImport(
      assidu.means,
      {
        dir,
        hasRegion,
        hasNaf: (nomenclature, code) => hasDivision(code, nomenclature as Nomenclature),
        keepGoodRows: options.keepGoodRows ?? false,
        dryRun: options.dryRun ?? false,
        json: options.json ?? false,
        ...(options.report === undefined ? {} : { report: options.report }),
        ...(asOf === undefined ? {} : { asOf: asOf(await zoneOfFolder(dir, assidu.means.now())) }),
        ...(club === undefined ? {} : { club }),
        codeFor: id => inClub(assidu.means, id, async of => (of.row.placed_at ? null : makeTakeOverCode(of))),
      },
      output,
    )
    // Whoever was erased comes back with no folder, not even into a database that has never known him.
    if (options.dryRun !== true) await keepErasures(assidu, config.dataDir)
    return status
  })
}

export type ExportOptions = Common & { readonly spreadsheet?: boolean; readonly asOf?: string }

export async function exportClub(config: Config, dir: string, options: ExportOptions): Promise<number> {
  const asOf = instantOf('--as-of', options.asOf)
  await makeWritable(dir)
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id, zone } = await clubNamed(assidu, options.club)
    return runExport(
      assidu.means,
      {
        dir,
        club: id,
        json: options.json ?? false,
        spreadsheet: options.spreadsheet ?? false,
        ...(asOf === undefined ? {} : { asOf: asOf(zone) }),
      },
      output,
    )
  })
}

const isFolder = (dir: string) =>
  stat(dir).then(
    found => found.isDirectory(),
    () => false,
  )

/** Said before anything is read: the folder cannot be made, or not be written to. */
async function makeWritable(dir: string): Promise<void> {
  try {
    await makeFolders(dir)
    await access(dir, constants.W_OK)
  } catch (cause) {
    throw new Refused(`Nothing can be written to ${dir} (${(cause as Error).message}). Name another folder.`, { cause })
  }
}
