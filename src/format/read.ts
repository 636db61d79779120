import { unmarked } from '../terms/formulas.ts'
import { type Context, readCell } from './cells.ts'
import type { Code, Facts } from './codes.ts'
import type { Column, Value } from './columns.ts'
import { type CsvRecord, readRecords } from './csv.ts'
import { columnsOf, type File, forbiddenColumns, type Row } from './format.ts'
import { type Problem, problem } from './report.ts'

/** One row of a file: its values, whole (`row`) or as far as they could be read (`values`). */
export type ReadRow<F extends File = File> = {
  readonly line: number
  /** Undefined when a complaint forbids the row. */
  readonly row: Row<F> | undefined
  readonly values: Readonly<Record<string, Value | null>>
  readonly problems: readonly Problem[]
}

/** What the header says: which cell holds which column; `unusable` when no row can be trusted. */
type Header = {
  readonly at: ReadonlyMap<string, number>
  readonly cells: number
  readonly problems: readonly Problem[]
  readonly unusable?: true
}

/** Of a line that cannot be read: its columns, and the lines below, are not judged. */
const unusable: Header = { at: new Map(), cells: 0, problems: [], unusable: true }

export type SheetBatch<F extends File> = { readonly problems: readonly Problem[]; readonly rows: readonly ReadRow<F>[] }

const longestCell = 10_000

/** Reads a file of the format, a batch of rows at a time; the first batch carries what is wrong with its header. */
export async function* readSheet<F extends File>(
  bytes: AsyncIterable<Uint8Array>,
  file: F,
  context: Context,
): AsyncGenerator<SheetBatch<F>> {
  let header: Header | undefined
  const opened = readRecords(bytes)
  for (;;) {
    let records: readonly CsvRecord[]
    try {
      const next = await opened.next()
      if (next.done) break
      records = next.value
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      yield { problems: [problem(file, 'file.unreadable')], rows: [] }
      return
    }
    const problems: Problem[] = []
    const rows: ReadRow<F>[] = []
    for (const record of records) {
      const fault = record.fault && problem(file, `file.${record.fault}`, { line: record.line })
      if (fault && !header?.unusable) problems.push(fault)
      if (!header) {
        header = fault ? unusable : readHeader(file, record)
        problems.push(...header.problems)
      } else rows.push(readRow(file, header, record, context))
    }
    yield { problems, rows }
  }
  if (!header) yield { problems: readHeader(file, { line: 1, cells: [] }).problems, rows: [] }
}

function readHeader(file: File, { line, cells }: CsvRecord): Header {
  const known = new Map(columnsOf(file))
  const at = new Map<string, number>()
  const problems: Problem[] = []
  const seen = new Set<string>()
  cells.forEach((cell, index) => {
    const name = unmarked(cell.trim()).normalize('NFC').toLowerCase()
    const report = (code: Code) => problems.push(problem(file, code, { line, column: name }))
    if (forbiddenColumns[file]?.includes(name)) report('column.forbidden')
    else if (name !== '' && seen.has(name)) report('column.duplicate')
    else if (known.has(name)) at.set(name, index)
    else report('column.unknown')
    seen.add(name)
  })
  for (const [name, column] of known)
    if (column.required && !at.has(name)) problems.push(problem(file, 'column.missing', { line, column: name }))
  return { at, cells: cells.length, problems }
}

function readRow<F extends File>(file: F, header: Header, record: CsvRecord, context: Context): ReadRow<F> {
  const { line, cells } = record
  if (record.fault || header.unusable) return { line, row: undefined, values: {}, problems: [] }
  const problems: Problem[] = []
  const values: Record<string, Value | null> = {}
  let sound = true
  if (cells.length !== header.cells) {
    problems.push(problem(file, 'row.cells', { line, facts: { found: cells.length, expected: header.cells } }))
    return { line, row: undefined, values, problems }
  }
  const cellOf = (name: string) => {
    const index = header.at.get(name)
    return index === undefined ? '' : unmarked(cells[index]!.trim())
  }
  let here = context
  const read = (name: string, column: Column) => {
    const written = cellOf(name)
    const complain = (code: Code, facts: Facts = {}, severity?: 'warning') => {
      const found = problem(file, code, { line, column: name, value: column.hidden ? '' : written, facts }, severity)
      problems.push(found)
      if (found.severity === 'error') sound = false
    }
    if (written === '') {
      values[name] = null
      // A column that is missing altogether has been named once, in the header.
      if (column.required && header.at.has(name)) complain('value.required')
      if (column.required) sound = false
    } else if (written.length > longestCell) {
      complain('value.length', { found: [...written].length, max: longestCell })
    } else {
      const value = readCell(column, written, here, complain)
      if (value !== undefined) values[name] = value
    }
  }
  const columns = columnsOf(file)
  // The row's own zone is what its wall times are read in, wherever its column stands.
  const own = columns.find(([name]) => name === 'zone')
  if (own) {
    read(...own)
    if (typeof values.zone === 'string') here = { ...context, zone: values.zone }
  }
  for (const [name, column] of columns) if (name !== 'zone') read(name, column)
  return { line, row: sound ? (values as Row<F>) : undefined, values, problems }
}
