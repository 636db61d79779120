import { type RawBuilder, sql } from 'kysely'
import { type DbRow, recordset } from '../../db/bulk.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import type { ClubTable, SealedColumn } from '../../db/sealed-columns.ts'
import { canonicalAmount } from '../../format/cells.ts'
import type { RefFile, Value } from '../../format/columns.ts'
import type { File, Row } from '../../format/format.ts'
import { refFiles } from '../../format/known.ts'
import { dayOfMoment } from '../../format/moments.ts'
import { type Files, filesOf, hasOwnId } from './files.ts'

type Stored = Readonly<Record<string, unknown>>

/** A row of the format with its id; empty where its file gives it none of its own. */
export type WithId<F extends File> = { readonly id: string; readonly row: Row<F> }

/** Reads the club's rows as rows of the format. */
export class StoredRows {
  readonly #club: ClubTx
  readonly #files: Files
  /** The identifiers of rows that are referred to, by id. */
  readonly #identifiers = new Map<RefFile, Map<string, string>>(refFiles.map(file => [file, new Map()]))

  constructor(club: ClubTx) {
    this.#club = club
    this.#files = filesOf(club.topics)
  }

  /** The club's own. */
  async club(): Promise<Row<'club.csv'>> {
    const [found] = await this.#select('club.csv', sql`true`)
    return found!.row
  }

  /** All rows of a file, sorted by identity, a batch at a time; what was withdrawn is left out. */
  async *all<F extends File>(file: F, batch = 2000): AsyncGenerator<readonly Row<F>[]> {
    const { table, withdrawn } = this.#files.of(file)
    const others = this.#files.identityOf(file).flatMap(({ column, in: key }, n) => {
      if (column.type !== 'ref') return []
      const other = sql.ref(`other_${n}`)
      const joined = sql`join ${sql.table(this.#files.of(column.to).table)} ${other}
        on ${other}.club_id = t.club_id and ${other}.id = t.${sql.ref(key)}`
      return [{ joined, order: sql`${other}.external_id collate "C"` }]
    })
    const order = others.length > 0 ? sql.join(others.map(other => other.order)) : sql`t.external_id collate "C"`
    const kept = withdrawn === 'none' ? sql`` : sql`and t.${sql.ref(withdrawn)} is null`
    const cursor = sql.ref(`all_${table}`)
    await sql`declare ${cursor} no scroll cursor for select t.* from ${sql.table(table)} t
      ${sql.join(
        others.map(other => other.joined),
        sql` `,
      )}
      where t.club_id = ${this.#club.id} ${kept} order by ${order}`.execute(this.#club.tx)
    for (;;) {
      const { rows } = await sql<Stored>`fetch ${sql.lit(batch)} from ${cursor}`.execute(this.#club.tx)
      if (rows.length > 0) yield (await this.#read(file, rows)).map(({ row }) => row)
      if (rows.length < batch) break
    }
    await sql`close ${cursor}`.execute(this.#club.tx)
  }

  /** The rows with these values in the columns that are their identity. */
  async those<F extends File>(file: F, identities: readonly DbRow[]): Promise<readonly WithId<F>[]> {
    if (identities.length === 0) return []
    const columns = sql.join(this.#files.identityOf(file).map(place => sql.ref(place.in)))
    return this.#select(
      file,
      sql`(${columns}) in (select ${columns} from ${recordset(this.#files.of(file).table, identities)})`,
    )
  }

  /** Those of these identifiers that the club has. */
  async knownOf(file: File, identifiers: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await sql<{ external_id: string }>`select external_id from ${sql.table(this.#files.of(file).table)}
      where club_id = ${this.#club.id} and external_id = any(${identifiers})`.execute(this.#club.tx)
    return new Set(rows.map(row => row.external_id))
  }

  /** The rows that refer to these rows of another file in this column. */
  referringTo<F extends File>(file: F, column: string, ids: readonly string[]): Promise<readonly WithId<F>[]> {
    const place = this.#files.placesOf(file).find(({ name }) => name === column)!
    return this.#select(file, sql`t.${sql.ref(place.in)} = any(${ids})`)
  }

  async #select<F extends File>(file: F, which: RawBuilder<unknown>): Promise<readonly WithId<F>[]> {
    const { rows } = await sql<Stored>`select t.* from ${sql.table(this.#files.of(file).table)} t
      where t.club_id = ${this.#club.id} and ${which}`.execute(this.#club.tx)
    return this.#read(file, rows)
  }

  async #read<F extends File>(file: F, rows: readonly Stored[]): Promise<readonly WithId<F>[]> {
    // All that one list refers to is looked up with the first of its columns.
    for (const { column, in: from, nth } of this.#files.placesOf(file))
      if (column.type === 'ref' && (nth ?? 0) === 0)
        await this.#learn(column.to, rows.flatMap(row => row[from] ?? []) as string[])
    const own = hasOwnId(file)
    return rows.map(row => ({ id: own ? String(row.id) : '', row: this.#row(file, row) }))
  }

  #row<F extends File>(file: F, stored: Stored): Row<F> {
    const { table, exported } = this.#files.of(file)
    const zone = typeof stored.zone === 'string' ? stored.zone : this.#club.zone
    const values: Record<string, Value | null> = {}
    for (const { name, column, in: from, nth, sealed } of this.#files.placesOf(file)) {
      const held = stored[from] ?? null
      const value = nth === undefined ? held : ((held as readonly unknown[])[nth] ?? null)
      if (value === null) values[name] = null
      else if (column.type === 'instant') {
        const moment = { at: value as Temporal.Instant, day: null }
        const isDay = (stored.day_only as readonly string[]).includes(from)
        values[name] = isDay ? { ...moment, day: dayOfMoment(moment, zone) } : moment
      } else if (column.type === 'ref') values[name] = this.#identifiers.get(column.to)!.get(value as string) ?? null
      else if (sealed)
        values[name] = this.#club.sealer.open(
          table as ClubTable,
          from as SealedColumn<ClubTable>,
          stored.id as string,
          value as Buffer,
        )
      else if (column.type === 'enums')
        values[name] = (value as readonly string[]).length > 0 ? (value as string[]) : null
      else if (column.type === 'amount') values[name] = canonicalAmount(value as string)
      else values[name] = value as Value
    }
    const row = values as Row<F>
    return exported === 'none' ? row : exported(row)
  }

  /** Looks up the identifiers of rows that are referred to; where they may be a million, only those at hand are kept in mind. */
  async #learn(file: RefFile, ids: readonly string[]): Promise<void> {
    const known = this.#identifiers.get(file)!
    if (!this.#files.hasFew(file)) known.clear()
    const missing = ids.filter(id => !known.has(id))
    if (missing.length === 0) return
    const which = this.#files.hasFew(file) && known.size === 0 ? sql`` : sql`and id = any(${missing})`
    const { rows } = await sql<{ id: string; external_id: string }>`
      select id, external_id from ${sql.table(this.#files.of(file).table)}
      where club_id = ${this.#club.id} ${which}`.execute(this.#club.tx)
    for (const { id, external_id } of rows) known.set(id, external_id)
  }
}
