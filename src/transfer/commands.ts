import { open } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Means } from '../db/club-tx.ts'
import { fileToWrite } from '../db/folders.ts'
import { sentence } from '../format/codes.ts'
import { files } from '../format/format.ts'
import { inOrder, type Problem, printReport } from '../format/report.ts'
import { type ExportOptions, exportFolder } from './export.ts'
import { type ImportOptions, type ImportOutcome, importFolder } from './import.ts'

/** Where a command writes: a line each, without its line end. */
export type Output = { readonly out: (line: string) => void; readonly err: (line: string) => void }

export type ImportCommand = ImportOptions & {
  readonly dir: string
  /** Where `import-report.csv` goes; beside the folder when absent. */
  readonly report?: string
  readonly json?: boolean
  /** After an import that was written: what lets an administrator take the club over, where it still waits for a place. */
  readonly codeFor?: (clubId: string) => Promise<string | null>
}

/** `assidu import`: prints the summary, writes the report, gives the exit status (0, 1 or 3). */
export async function runImport(
  means: Means,
  { dir, report, json, codeFor, ...options }: ImportCommand,
  output: Output,
): Promise<number> {
  const path = await fileToWrite(report ?? join(dirname(resolve(dir)), 'import-report.csv'))
  // Nothing is imported of which no report can be written.
  await (await open(path, 'a')).close()
  const outcome = await importFolder(means, dir, options)
  const code = outcome.club && !outcome.dryRun ? await codeFor?.(outcome.club.id) : undefined
  await writeReport(path, outcome.problems)
  if (json) output.out(JSON.stringify({ ...summaryOf(outcome, path), ...(code && { take_over_code: code }) }, null, 2))
  else for (const line of [...summaryLines(outcome, path), ...(code ? codeLines(code) : [])]) output.out(line)
  if (outcome.exit !== 0) for (const line of refusalLines(outcome, path)) output.err(line)
  return outcome.exit
}

export type ExportCommand = ExportOptions & { readonly dir: string; readonly club: string; readonly json?: boolean }

/** `assidu export`: writes the folder of the club with this id, prints what was written, gives the exit status. */
export async function runExport(
  means: Means,
  { dir, club, json, ...options }: ExportCommand,
  output: Output,
): Promise<number> {
  const { club: of, rows } = await exportFolder(means, club, dir, options)
  if (json) output.out(JSON.stringify({ club: { external_id: of.externalId, name: of.name }, dir, rows }, null, 2))
  else {
    output.out(`${of.name} (${of.externalId}) -> ${dir}`)
    for (const file of files) output.out(`${file.padEnd(20)} ${String(rows[file]).padStart(9)}`)
  }
  return 0
}

/** The report as the format describes it, written whole even when it says nothing. */
async function writeReport(path: string, problems: readonly Problem[]): Promise<void> {
  const handle = await open(path, 'w')
  try {
    let lines = ''
    for (const line of printReport(problems)) {
      lines += line
      if (lines.length > 100_000) {
        await handle.appendFile(lines)
        lines = ''
      }
    }
    await handle.appendFile(lines)
  } finally {
    await handle.close()
  }
}

const summaryOf = (outcome: ImportOutcome, report: string) => ({
  exit: outcome.exit,
  dry_run: outcome.dryRun,
  club: outcome.club && { external_id: outcome.club.externalId, name: outcome.club.name },
  files: outcome.counts,
  errors: count(outcome, 'error'),
  warnings: count(outcome, 'warning'),
  report,
})

const count = ({ problems }: ImportOutcome, severity: Problem['severity']) =>
  problems.filter(problem => problem.severity === severity).length

function* summaryLines(outcome: ImportOutcome, report: string): Generator<string> {
  if (outcome.club) yield `${outcome.club.name} (${outcome.club.externalId})`
  yield `${'file'.padEnd(20)} ${['created', 'updated', 'unchanged', 'rejected'].map(word => word.padStart(9)).join(' ')}`
  for (const file of files) {
    const counts = outcome.counts[file]
    if (!counts) continue
    const cells = [counts.created, counts.updated, counts.unchanged, counts.rejected]
    yield `${file.padEnd(20)} ${cells.map(n => String(n).padStart(9)).join(' ')}`
  }
  const warnings = count(outcome, 'warning')
  if (warnings > 0) yield `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}: ${report}`
  if (outcome.dryRun && outcome.exit !== 1) yield 'Dry run: nothing was written. Run it without --dry-run to import.'
}

/** For where no shell is at hand; `connect` needs none. */
const codeLines = (code: string): string[] => [
  'It waits for its place. Here: npm run -s assidu -- connect --slack T… (or --discord G…)',
  `Or an administrator types it there, once, within 7 days: /club code:${code}`,
  'Hand the code only to someone you trust: it also confirms one organizer. On Discord: /club home code:…',
]

const shown = 20

/** Why nothing, or not all, was imported, and what to do next. */
function* refusalLines(outcome: ImportOutcome, report: string): Generator<string> {
  const errors = inOrder(outcome.problems).filter(problem => problem.severity === 'error')
  for (const problem of errors.slice(0, shown)) {
    const place = [problem.file, problem.line && `line ${problem.line}`, problem.column].filter(Boolean).join(', ')
    yield `${place}: ${sentence(problem.code, problem.facts, 'en')} (${problem.code})`
  }
  if (errors.length > shown) yield `… and ${errors.length - shown} more.`
  if (outcome.exit === 3) {
    yield `Imported without the bad rows; they are listed in ${report}. Correct them and import the folder again.`
    return
  }
  const orWithout = outcome.hasGoodRows ? ', or leave the bad rows out with --keep-good-rows' : ''
  yield `Nothing was imported. Every error is listed in ${report}: correct them and import again${orWithout}.`
}
