import { hasRegion } from '../club/sectors/regions.ts'
import type { Config } from '../config.ts'
import { runExport, runImport } from '../transfer/commands.ts'
import { type Common, clubNamed, instantOf, withInstallation } from './open.ts'

const say = {
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
export function importClub(config: Config, dir: string, options: ImportOptions): Promise<number> {
  const asOf = instantOf(options.asOf)
  return withInstallation(config, { real: true }, async ({ assidu }) => {
    const club = options.club === undefined ? undefined : (await clubNamed(assidu, options.club)).id
    return runImport(
      assidu.means,
      {
        dir,
        hasRegion,
        keepGoodRows: options.keepGoodRows ?? false,
        dryRun: options.dryRun ?? false,
        json: options.json ?? false,
        ...(options.report === undefined ? {} : { report: options.report }),
        ...(asOf === undefined ? {} : { asOf }),
        ...(club === undefined ? {} : { club }),
      },
      say,
    )
  })
}

export type ExportOptions = Common & { readonly spreadsheet?: boolean; readonly asOf?: string }

export function exportClub(config: Config, dir: string, options: ExportOptions): Promise<number> {
  const asOf = instantOf(options.asOf)
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id } = await clubNamed(assidu, options.club)
    return runExport(
      assidu.means,
      {
        dir,
        club: id,
        json: options.json ?? false,
        spreadsheet: options.spreadsheet ?? false,
        ...(asOf === undefined ? {} : { asOf }),
      },
      say,
    )
  })
}
