import type { File, Row } from '../../src/format/format.ts'
import { type ReadRow, readSheet } from '../../src/format/read.ts'
import type { Problem } from '../../src/format/report.ts'
import { folderAt } from '../../src/transfer/folder.ts'
import { folderOf } from './folder.ts'

export const context = {
  zone: 'Europe/Paris',
  asOf: Temporal.Instant.from('2026-11-20T18:00:00+01:00'),
  languages: ['fr', 'en'],
  country: 'FR',
}

/** Everything that one file says. */
export async function sheetOf<F extends File>(dir: string, file: F, here = context) {
  const rows: ReadRow<F>[] = []
  const problems: Problem[] = []
  for await (const batch of readSheet(folderAt(dir).bytes(file), file, here)) {
    rows.push(...batch.rows)
    problems.push(...batch.problems, ...batch.rows.flatMap(row => row.problems))
  }
  return { rows, problems, good: rows.flatMap(({ row }) => (row ? [row] : [])) as Row<F>[] }
}

export const readText = async <F extends File>(file: F, content: string | Buffer, here = context) =>
  sheetOf(await folderOf({ [file]: content }, {}), file, here)
