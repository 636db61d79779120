import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { SealedColumn } from '../../db/sealed-columns.ts'
import { canonicalAmount } from '../format/cells.ts'
import type { RefFile, Value } from '../format/columns.ts'
import { columnsOf, type File, type Row } from '../format/format.ts'
import { dayOfMoment } from '../format/moments.ts'
import { type DbRow, recordset } from './bulk.ts'
import { participants, storage } from './storage.ts'

type Stored = Readonly<Record<string, unknown>>

/** What was taken back as a slip is no history. */
const undoable: readonly File[] = ['referrals.csv', 'introductions.csv']

/** Reads the club's rows back as rows of the format. */
export class Stock {
  readonly #club: ClubTx
  readonly #external: { readonly [F in RefFile]: Map<string, string> } = {
    'members.csv': new Map(),
    'meetings.csv': new Map(),
    'referrals.csv': new Map(),
    'asks.csv': new Map(),
  }

  private constructor(club: ClubTx) {
    this.#club = club
  }

  static async of(club: ClubTx): Promise<Stock> {
    const stock = new Stock(club)
    for (const file of ['members.csv', 'meetings.csv'] as const) {
      const { rows } = await sql<{ id: string; external_id: string }>`
        select id, external_id from ${sql.table(storage[file].table)} where club_id = ${club.id}`.execute(club.tx)
      for (const { id, external_id } of rows) stock.#external[file].set(id, external_id)
    }
    return stock
  }

  /** All rows of a file, sorted by identity, a batch at a time; what was withdrawn is left out. */
  async *all<F extends File>(file: F, batch = 2000): AsyncGenerator<readonly Row<F>[]> {
    const { table } = storage[file]
    const which = sql`select t.* from ${sql.table(table)} t`
    const kept = undoable.includes(file) ? sql`and t.withdrawn_at is null` : sql``
    const query =
      file === 'attendance.csv'
        ? sql`${which} join meeting o on o.club_id = t.club_id and o.id = t.meeting_id
            join member m on m.club_id = t.club_id and m.id = t.member_id
            where t.club_id = ${this.#club.id} order by o.external_id collate "C", m.external_id collate "C"`
        : sql`${which} where t.club_id = ${this.#club.id} ${kept} order by t.external_id collate "C"`
    const cursor = sql.ref(`all_${table}`)
    await sql`declare ${cursor} no scroll cursor for ${query}`.execute(this.#club.tx)
    for (;;) {
      const { rows } = await sql<Stored>`fetch ${sql.lit(batch)} from ${cursor}`.execute(this.#club.tx)
      if (rows.length > 0) yield await this.#rows(file, rows)
      if (rows.length < batch) break
    }
    await sql`close ${cursor}`.execute(this.#club.tx)
  }

  /** The rows with these ids of the database, by id. */
  async byIds<F extends File>(file: F, ids: readonly string[]): Promise<ReadonlyMap<string, Row<F>>> {
    if (ids.length === 0) return new Map()
    const key = file === 'club.csv' ? sql.ref('club_id') : sql.ref('id')
    const { rows } = await sql<Stored>`select * from ${sql.table(storage[file].table)}
      where club_id = ${this.#club.id} and ${key} = any(${ids})`.execute(this.#club.tx)
    const read = await this.#rows(file, rows)
    return new Map(rows.map((row, n) => [String(row.id ?? row.club_id), read[n]!]))
  }

  /** The rows of the roll that have these pairs of ids. */
  async attendance(pairs: readonly DbRow[]): Promise<readonly Row<'attendance.csv'>[]> {
    const { rows } = await sql<Stored>`select t.* from attendance t join ${recordset('attendance', pairs)}
      on t.club_id = ${this.#club.id} and t.meeting_id = x.meeting_id and t.member_id = x.member_id`.execute(
      this.#club.tx,
    )
    return this.#rows('attendance.csv', rows)
  }

  /** All that was noted of these meetings: their roll, and their guests with the ids of their visits. */
  async ofMeetings(ids: readonly string[]) {
    const of = (table: 'attendance' | 'guest') =>
      sql<Stored>`select * from ${sql.table(table)}
        where club_id = ${this.#club.id} and meeting_id = any(${ids})`.execute(this.#club.tx)
    const guests = (await of('guest')).rows
    const visits = await this.#rows('guests.csv', guests)
    return {
      roll: await this.#rows('attendance.csv', (await of('attendance')).rows),
      guests: visits.map((row, n) => ({ id: String(guests[n]!.id), row })),
    }
  }

  async #rows<F extends File>(file: F, rows: readonly Stored[]): Promise<Row<F>[]> {
    for (const [name, column] of columnsOf(file))
      if (column.type === 'ref') await this.#learn(column.to, rows, storage[file].names[name] ?? name)
    if (file === 'one_to_ones.csv') for (const row of rows) await this.#learnMembers(row.members as string[])
    return rows.map(row => this.#row(file, row))
  }

  #row<F extends File>(file: F, row: Stored): Row<F> {
    const { names, sealed } = storage[file]
    const values: Record<string, Value | null> = {}
    const zone = typeof row.zone === 'string' ? row.zone : this.#club.zone
    for (const [name, column] of columnsOf(file)) {
      const value = row[names[name] ?? name] ?? null
      if (value === null) values[name] = null
      else if (column.type === 'instant') {
        const at = value as Temporal.Instant
        const moment = { at, day: null }
        const isDay = (row.day_only as readonly string[]).includes(names[name] ?? name)
        values[name] = isDay ? { at, day: dayOfMoment(moment, zone) } : moment
      } else if (column.type === 'ref') values[name] = this.#external[column.to].get(value as string) ?? null
      else if (sealed.includes(name))
        values[name] = this.#club.sealer.open(
          'referral',
          name as SealedColumn<'referral'>,
          row.id as string,
          value as Buffer,
        )
      else if (column.type === 'enums')
        values[name] = (value as readonly string[]).length > 0 ? (value as string[]) : null
      else if (column.type === 'amount') values[name] = canonicalAmount(value as string)
      else values[name] = value as Value
    }
    if (file === 'one_to_ones.csv')
      participants.forEach((name, n) => {
        const id = (row.members as readonly string[])[n]
        values[name] = id === undefined ? null : (this.#external['members.csv'].get(id) ?? null)
      })
    // Whoever was a member on no day is written with the one he joined on.
    if (file === 'members.csv') values.left_on = laterOf(values.left_on, values.joined_on)
    return values as Row<F>
  }

  async #learn(file: RefFile, rows: readonly Stored[], column: string): Promise<void> {
    // Referrals may be a million: only those of the rows at hand are kept in mind.
    if (file === 'referrals.csv' || file === 'asks.csv') this.#external[file].clear()
    const missing = rows.flatMap(row => {
      const id = row[column]
      return typeof id === 'string' && !this.#external[file].has(id) ? [id] : []
    })
    if (missing.length === 0) return
    const found = await sql<{ id: string; external_id: string }>`
      select id, external_id from ${sql.table(storage[file].table)}
      where club_id = ${this.#club.id} and id = any(${missing})`.execute(this.#club.tx)
    for (const { id, external_id } of found.rows) this.#external[file].set(id, external_id)
  }

  #learnMembers = (ids: readonly string[]) =>
    this.#learn(
      'members.csv',
      ids.map(id => ({ id })),
      'id',
    )
}

function laterOf(left: Value | null | undefined, joined: Value | null | undefined): Value | null {
  if (!(left instanceof Temporal.PlainDate && joined instanceof Temporal.PlainDate)) return left ?? null
  return Temporal.PlainDate.compare(left, joined) < 0 ? joined : left
}
