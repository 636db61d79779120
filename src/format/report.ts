import { printCells } from '../terms/csv-line.ts'
import { type Code, type Facts, isWarning, sentence } from './codes.ts'
import { type File, files } from './format.ts'

/** One line of `import-report.csv`. */
export type Problem = {
  readonly severity: 'error' | 'warning'
  readonly file: string
  /** Where the row starts; 1 is the header; null where there is no line to name. */
  readonly line: number | null
  readonly column: string
  readonly code: Code
  /** Cut at 60 characters; empty for e-mail, phone and prospect columns. */
  readonly value: string
  readonly facts: Facts
}

const longest = 60

export type Where = {
  readonly line?: number
  readonly column?: string
  readonly value?: string
  readonly facts?: Facts
}

/** Signs that no program shows, and that some take for the end of a file. */
const unseen = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g
const seen = (text: string) => text.replace(unseen, '\ufffd')

export const problem = (file: string, code: Code, where: Where = {}, severity?: Problem['severity']): Problem => ({
  severity: severity ?? (isWarning(code) ? 'warning' : 'error'),
  file: seen(file),
  line: where.line ?? null,
  column: seen(where.column ?? ''),
  code,
  value: [...seen(where.value ?? '').slice(0, 2 * longest)].slice(0, longest).join(''),
  facts: where.facts ?? {},
})

/** By file in the order of the format, line, column, code. */
export const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort(
    (a, b) =>
      place(a.file) - place(b.file) ||
      compare(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compare(a.column, b.column) ||
      compare(a.code, b.code),
  )

const reportHeader = ['severity', 'file', 'line', 'column', 'code', 'value', 'reason_en', 'reason_fr'] as const

/** The report as a CSV file of its own: same form as the format's files. */
export function* printReport(problems: readonly Problem[]): Generator<string> {
  yield printCells(reportHeader)
  for (const p of inOrder(problems))
    yield printCells([
      p.severity,
      p.file,
      p.line === null ? '' : String(p.line),
      p.column,
      p.code,
      p.value,
      sentence(p.code, p.facts, 'en'),
      sentence(p.code, p.facts, 'fr'),
    ])
}

const place = (file: string) => {
  const at = files.indexOf(file as File)
  return at === -1 ? files.length : at
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
