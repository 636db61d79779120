import type { DbRow } from '../../db/bulk.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import type { ClubTable, SealedColumn } from '../../db/sealed-columns.ts'
import type { Moment, Value } from '../../format/columns.ts'
import type { File, Row } from '../../format/format.ts'
import type { Files } from './files.ts'
import type { Ids } from './ids.ts'

/** A row of the format as the columns of its table that hold it or follow from it; the rest of the table is not touched. */
export function toTable<F extends File>(club: ClubTx, files: Files, ids: Ids, file: F, row: Row<F>, id: string): DbRow {
  const { table, derived } = files.of(file)
  const values = row as Readonly<Record<string, Value | null>>
  const written: Record<string, unknown> = {}
  const dayOnly: string[] = []
  let instants = false
  for (const { name, column, in: to, nth, sealed } of files.placesOf(file)) {
    let value: unknown = values[name] ?? null
    if (column.type === 'instant') {
      instants = true
      const moment = value as Moment | null
      value = moment?.at ?? null
      if (moment?.day) dayOnly.push(to)
    } else if (column.type === 'ref' && typeof value === 'string') value = ids.get(column.to, value)
    else if (sealed && typeof value === 'string')
      value = club.sealer.seal(table as ClubTable, to as SealedColumn<ClubTable>, id, value)
    else if (column.type === 'enums') value ??= []
    if (nth === undefined) written[to] = value
    else {
      if (nth === 0) written[to] = []
      if (value !== null) (written[to] as unknown[]).push(value)
    }
  }
  if (instants) written.day_only = dayOnly
  return derived === 'none' ? written : { ...written, ...derived(row, club, id) }
}
