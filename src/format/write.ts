import { printCells } from '../terms/csv-line.ts'
import { harmless } from '../terms/formulas.ts'
import { printCell } from './cells.ts'
import type { Value } from './columns.ts'
import { columnsOf, type File, type Row } from './format.ts'

export type WriteOptions = {
  readonly zone: string
  /** For a spreadsheet: a byte-order mark, `;`, and `'` before whatever it could take for a formula. */
  readonly spreadsheet?: boolean
}

/** The header line of a file, with its byte-order mark for a spreadsheet. */
export const printHeader = (file: File, { spreadsheet = false }: WriteOptions): string =>
  (spreadsheet ? '\ufeff' : '') +
  printCells(
    columnsOf(file).map(([name]) => name),
    spreadsheet ? ';' : ',',
  )

/** One row in canonical form. Instants are written in the row's zone, else in the club's. */
export function printRow<F extends File>(file: F, row: Row<F>, { zone, spreadsheet = false }: WriteOptions): string {
  const values = row as Readonly<Record<string, Value | null>>
  const own = typeof values.zone === 'string' ? values.zone : zone
  const cells = columnsOf(file).map(([name]) => printCell(values[name] ?? null, own))
  return spreadsheet ? printCells(cells.map(harmless), ';') : printCells(cells)
}
