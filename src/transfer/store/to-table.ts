import type { ClubTx } from '../../db/club-tx.ts'
import type { SealedColumn } from '../../db/sealed-columns.ts'
import type { Moment, Value } from '../format/columns.ts'
import { columnsOf, type File, type Row } from '../format/format.ts'
import { bytes, type DbRow } from './bulk.ts'
import type { Ids } from './ids.ts'
import { participants, storage } from './storage.ts'

/** A row of the format as the columns of its table that hold it; the rest of the table is not touched. */
export function toDatabase<F extends File>(club: ClubTx, ids: Ids, file: F, row: Row<F>, id: string): DbRow {
  const { names, sealed } = storage[file]
  const values = row as Readonly<Record<string, Value | null>>
  const written: Record<string, unknown> = {}
  const dayOnly: string[] = []
  let instants = false
  for (const [name, column] of columnsOf(file)) {
    const value = values[name] ?? null
    const to = names[name] ?? name
    if (file === 'one_to_ones.csv' && (participants as readonly string[]).includes(name)) continue
    if (column.type === 'instant') {
      instants = true
      const moment = value as Moment | null
      written[to] = moment?.at ?? null
      if (moment?.day) dayOnly.push(to)
    } else if (column.type === 'ref' && typeof value === 'string')
      written[to] = column.to === 'members.csv' ? ids.ofMember(value) : ids.get(column.to, value)
    else if (sealed.includes(name) && typeof value === 'string')
      written[to] = bytes(club.sealer.seal('referral', name as SealedColumn<'referral'>, id, value))
    else if (column.type === 'enums') written[to] = value ?? []
    else written[to] = value
  }
  if (file === 'one_to_ones.csv')
    written.members = participants.flatMap(name => {
      const member = values[name]
      return typeof member === 'string' ? [ids.ofMember(member)] : []
    })
  if (instants) written.day_only = dayOnly
  return written
}
