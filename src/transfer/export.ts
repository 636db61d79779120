import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transaction } from 'kysely'
import { enterClub, type Means } from '../db/club-tx.ts'
import { fileToWrite, makeFolders } from '../db/folders.ts'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { type File, files, type Row } from '../format/format.ts'
import { printHeader, printRow, type WriteOptions } from '../format/write.ts'
import { StoredRows } from './store/stored-rows.ts'

export type ExportOptions = {
  /** Up to when the folder speaks; the clock's now when absent. */
  readonly asOf?: Temporal.Instant
  /** For a spreadsheet: a byte-order mark, `;`, and formulas made harmless. */
  readonly spreadsheet?: boolean
}

export type ExportOutcome = {
  readonly club: { readonly id: string; readonly externalId: string; readonly name: string }
  /** Rows written, by file. */
  readonly rows: { readonly [F in File]: number }
}

/** Writes a club's history as a folder of the format, made if need be; files of the format in it are written anew. */
export async function exportFolder(
  means: Means,
  clubId: string,
  dir: string,
  { asOf, spreadsheet = false }: ExportOptions = {},
): Promise<ExportOutcome> {
  await makeFolders(dir)
  // One state of the club for all files: what is written meanwhile is in none of them.
  const oneState = { isolation: 'repeatable read' } as const
  const exported = async (tx: Transaction<Tables>): Promise<ExportOutcome> => {
    const club = await enterClub(means, tx, clubId)
    const stored = new StoredRows(club)
    const options: WriteOptions = { zone: club.zone, spreadsheet }
    const until = (asOf ?? club.at).toZonedDateTimeISO(club.zone).toPlainDate()
    const rows = {} as { [F in File]: number }
    for (const file of files) rows[file] = await writeFile(join(dir, file), file, rowsOf(stored, file, until), options)
    return { club: { id: club.id, externalId: club.externalId, name: club.name }, rows }
  }
  return transact(means.db, exported, oneState)
}

async function* rowsOf<F extends File>(
  stored: StoredRows,
  file: F,
  until: Temporal.PlainDate,
): AsyncGenerator<readonly Row<F>[]> {
  if (file !== 'club.csv') {
    yield* stored.all(file)
    return
  }
  const row = await stored.club()
  yield [
    { ...row, history_until: spanEnd(row.history_until, until) },
  ] as readonly Row<'club.csv'>[] as readonly Row<F>[]
}

/** The span that the folder covers grows with the clock; where none was given, none is made up. */
const spanEnd = (until: Temporal.PlainDate | null, today: Temporal.PlainDate) =>
  until && Temporal.PlainDate.compare(until, today) < 0 ? today : until

async function writeFile<F extends File>(
  path: string,
  file: F,
  batches: AsyncIterable<readonly Row<F>[]>,
  options: WriteOptions,
): Promise<number> {
  const handle = await open(await fileToWrite(path), 'w')
  let count = 0
  try {
    await handle.appendFile(printHeader(file, options))
    for await (const rows of batches) {
      await handle.appendFile(rows.map(row => printRow(file, row, options)).join(''))
      count += rows.length
    }
  } finally {
    await handle.close()
  }
  return count
}
