import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { audit } from '../club/members/audit.ts'
import { keepFigures } from '../club/sectors/regions.ts'
import type { Config } from '../config.ts'
import { inClub } from '../db/club-tx.ts'
import { type FiguresProblem, isProblem, readFigures } from '../format/region-figures.ts'
import { Refused } from '../refused.ts'
import type { FiguresRead } from '../terms/sector.ts'
import { type Common, clubNamed, withInstallation } from './open.ts'

/** `assidu regions`: a club's own figures of regions, from a CSV file. All of it or nothing. */
export async function loadRegions(
  config: Config,
  file: string,
  options: Common & { readonly dryRun?: boolean },
): Promise<number> {
  if (!(await stat(file)).isFile()) throw new Refused(`${file} is no file. Name a CSV file.`)
  return withInstallation(config, { demo: options.demo }, async ({ assidu }) => {
    const { id, name } = await clubNamed(assidu, options.club)
    const read = await readFigures(createReadStream(file), assidu.means.now().toZonedDateTimeISO('UTC').toPlainDate())
    const problems = read.filter((one): one is FiguresProblem => isProblem(one))
    if (problems.length > 0) throw new Refused(refusalOf(file, problems, config.language))
    const regions = read as readonly FiguresRead[]
    if (!options.dryRun)
      await inClub(assidu.means, id, async club => {
        await keepFigures(club, regions)
        await audit(club, { by: null, what: 'regions-loaded', detail: regions.map(({ code }) => code).join(' ') })
      })
    if (options.json) {
      const told = regions.map(({ establishments: sectors, ...region }) => ({ ...region, sectors }))
      process.stdout.write(`${JSON.stringify({ dry_run: options.dryRun ?? false, regions: told }, null, 2)}\n`)
    } else for (const line of linesOf(regions, name, options.dryRun ?? false)) process.stdout.write(`${line}\n`)
    return 0
  })
}

const linesOf = (regions: readonly FiguresRead[], club: string, dryRun: boolean): string[] => [
  ...regions.map(({ code, name, year }) => `${code}  ${name}, ${year}`),
  dryRun
    ? 'Nothing was written: this was a dry run.'
    : `Loaded for ${club}. Its organizers choose among them with /club, under Balance.`,
]

/** So many rows are named; who mends them sees the others next time. */
const named = 20

function refusalOf(file: string, problems: readonly FiguresProblem[], language: 'en' | 'fr'): string {
  const where = { en: 'line', fr: 'ligne' }[language]
  const nothing = { en: 'Nothing was loaded. Mend:', fr: 'Rien n’a été chargé. À corriger :' }[language]
  const more = { en: 'and so many others:', fr: 'et d’autres encore :' }[language]
  return [
    `${file} — ${nothing}`,
    ...problems
      .slice(0, named)
      .map(one => `  ${where} ${one.line}${one.column === null ? '' : `, ${one.column}`}: ${one[language]}`),
    ...(problems.length > named ? [`  ${more} ${problems.length - named}`] : []),
  ].join('\n')
}
