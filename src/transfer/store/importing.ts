import { hash } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { prospectKey } from '../../club/referrals/pass.ts'
import type { ClubTx, Means } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import { plainly } from '../../grammar/typed.ts'
import type { Checked, Good } from '../format/check.ts'
import { type File, format, type Row } from '../format/format.ts'
import { isClosed } from '../format/rules.ts'
import { printRow } from '../format/write.ts'
import { type Around, kindsOf, type Line, linesOf } from './acts.ts'
import { bytes, type DbRow, insertMany, updateMany } from './bulk.ts'
import { createClub, markImported, updateClub } from './club-row.ts'
import { Ids } from './ids.ts'
import { correctLines, noteLines } from './ledger.ts'
import { Stock } from './read-rows.ts'
import { Schedule } from './schedule.ts'
import { storage } from './storage.ts'
import { toDatabase } from './to-table.ts'

export type Counts = { created: number; updated: number; unchanged: number; rejected: number }
type AllCounts = { [F in File]?: Counts }

/** A row on its way into the database: `text` is what the folder says, `print` what it has become. */
type Item<F extends File> = {
  readonly row: Row<F>
  readonly identity: string
  readonly print: string
  readonly hash: Buffer
}

/** Writes what a checked folder holds and the club has not, file by file, in the transaction it is given. */
export class Importing {
  readonly #means: Means
  readonly #checked: Checked
  readonly #counts: AllCounts = {}
  #club!: ClubTx
  #ids!: Ids
  #stock!: Stock
  #schedule!: Schedule
  /** Nothing is looked up in a club that has just been made. */
  #isNew = false
  readonly #startsAt = new Map<string, Temporal.Instant>()
  readonly #authors = new Map<string, string>()

  constructor(means: Means, checked: Checked) {
    this.#means = means
    this.#checked = checked
  }

  async run(tx: Transaction<Tables>, club: ClubTx | null): Promise<{ club: ClubTx; counts: AllCounts }> {
    await this.#writeClub(tx, club)
    this.#ids = await Ids.of(this.#club)
    this.#stock = await Stock.of(this.#club)
    this.#schedule = new Schedule(this.#club, this.#ids)
    await this.#learnMeetings()
    for (const file of this.#checked.files) if (file !== 'club.csv') await this.#writeFile(file)
    return { club: this.#club, counts: this.#counts }
  }

  async #writeClub(tx: Transaction<Tables>, club: ClubTx | null): Promise<void> {
    const row = this.#checked.club!
    const counts = this.#count('club.csv')
    const item = itemOf('club.csv', { row, found: row }, row.zone)
    if (!club) {
      this.#isNew = true
      this.#club = await createClub(this.#means, tx, row)
      counts.created++
      return this.#remember('club.csv', [item])
    }
    this.#club = club
    this.#stock = await Stock.of(club)
    const now = (await this.#stock.byIds('club.csv', [club.id])).get(club.id)!
    const hashes = await this.#hashes('club.csv', [item])
    if (club.externalId === row.external_id && hashes.get(item.identity)?.equals(item.hash)) counts.unchanged++
    else {
      if (item.print === printRow('club.csv', now, { zone: club.zone })) counts.unchanged++
      else {
        this.#club = await updateClub(this.#means, club, row)
        counts.updated++
      }
      await this.#remember('club.csv', [item])
    }
    this.#club = await markImported(this.#means, this.#club)
  }

  async #writeFile<F extends File>(file: F): Promise<void> {
    const counts = this.#count(file)
    for await (const batch of this.#checked.rows(file)) {
      await this.#prepare(file, batch)
      const items = batch.map(good => itemOf(file, good, this.#club.zone))
      const there = this.#isNew ? new Map<string, string>() : await this.#there(file, items)
      const hashes = this.#isNew ? new Map<string, Buffer>() : await this.#hashes(file, items)
      // Read before and not there any more: the club has let go of it, and a folder does not bring it back.
      const created = items.filter(item => !there.has(item.identity) && !hashes.has(item.identity))
      const other = items.filter(item => there.has(item.identity) && !hashes.get(item.identity)?.equals(item.hash))
      const now = other.length > 0 ? await this.#now(file, other, there) : new Map<string, Row<F>>()
      const updated = other.filter(item => this.#print(file, now.get(item.identity)) !== item.print)
      await this.#create(file, created)
      if (updated.length > 0) await this.#update(file, updated, there, now)
      await this.#remember(file, [...created, ...other])
      counts.created += created.length
      counts.updated += updated.length
      counts.unchanged += batch.length - created.length - updated.length
    }
  }

  async #create<F extends File>(file: F, items: readonly Item<F>[]): Promise<void> {
    if (items.length === 0) return
    const rows: DbRow[] = []
    const lines: Line[] = []
    const ids = items.map(({ row }) => this.#newId(file, row))
    items.forEach(({ row }, n) => {
      const id = ids[n]!
      const own = file === 'attendance.csv' ? {} : { id }
      rows.push({
        ...own,
        ...toDatabase(this.#club, this.#ids, file, row, id),
        ...this.#besides(file, row),
        ...firstOf(file),
      })
      lines.push(...linesOf(file, row, id, this.#around))
    })
    await insertMany(this.#club, storage[file].table, rows)
    await noteLines(this.#club, lines)
    await this.#schedule.created(
      file,
      items.map(({ row }, n) => ({ row, id: ids[n]! })),
    )
  }

  async #update<F extends File>(
    file: F,
    items: readonly Item<F>[],
    there: ReadonlyMap<string, string>,
    now: ReadonlyMap<string, Row<F>>,
  ): Promise<void> {
    const rows: DbRow[] = []
    const lines: Line[] = []
    for (const { row, identity } of items) {
      const id = there.get(identity)!
      const own = file === 'attendance.csv' ? {} : { id }
      rows.push({ ...own, ...toDatabase(this.#club, this.#ids, file, row, id), ...this.#besides(file, row) })
      lines.push(...linesOf(file, row, id, this.#around))
    }
    const keys = file === 'attendance.csv' ? ['meeting_id', 'member_id'] : ['id']
    await updateMany(this.#club, storage[file].table, keys, rows)
    const kinds = kindsOf[file]
    if (file === 'attendance.csv') {
      const whose = new Set(rows.map(row => `${row.meeting_id} ${row.member_id}`))
      const meetings = [...new Set(rows.map(row => String(row.meeting_id)))]
      await correctLines(this.#club, kindsOf[file]!, meetings, lines, act => whose.has(`${act.record_id} ${act.by_id}`))
    } else if (kinds) await correctLines(this.#club, kinds, [...there.values()].filter(isOneOf(rows)), lines)
    if (file === 'meetings.csv')
      await this.#moveMeetings(
        items as readonly Item<'meetings.csv'>[],
        now as ReadonlyMap<string, Row<'meetings.csv'>>,
      )
    await this.#schedule.updated(
      file,
      items.map(({ row, identity }) => ({ row, id: there.get(identity)! })),
    )
  }

  /** What was noted of a meeting bears its date: a corrected date corrects those lines too. */
  async #moveMeetings(
    items: readonly Item<'meetings.csv'>[],
    now: ReadonlyMap<string, Row<'meetings.csv'>>,
  ): Promise<void> {
    const moved = items.filter(({ row, identity }) => !now.get(identity)!.starts_at.at.equals(row.starts_at.at))
    if (moved.length === 0) return
    const ids = moved.map(({ row }) => this.#ids.get('meetings.csv', row.external_id))
    const { roll, guests } = await this.#stock.ofMeetings(ids)
    const lines = [
      ...roll.flatMap(row => linesOf('attendance.csv', row, '', this.#around)),
      ...guests.flatMap(({ id, row }) => linesOf('guests.csv', row, id, this.#around)),
    ]
    await correctLines(this.#club, ['meeting-attended', 'guest-came'], [...ids, ...guests.map(({ id }) => id)], lines)
  }

  /** The columns that the format has not, and that follow from it. */
  #besides<F extends File>(file: F, row: Row<F>): DbRow {
    const make = besides[file] as ((row: Row<F>, club: ClubTx) => DbRow) | undefined
    return make ? make(row, this.#club) : {}
  }

  #newId<F extends File>(file: F, row: Row<F>): string {
    const { external_id } = row as { external_id?: string }
    if (file === 'members.csv') return this.#ids.ofMember(external_id!)
    const id = this.#club.newId()
    if (file === 'meetings.csv') this.#ids.set(file, external_id!, id)
    return id
  }

  /** What the rows of a batch refer to. */
  async #prepare<F extends File>(file: F, batch: readonly Good<F>[]): Promise<void> {
    const rows = batch.map(({ row }) => row)
    await this.#ids.prepare(file, rows)
    if (file === 'meetings.csv')
      for (const row of rows as readonly Row<'meetings.csv'>[]) this.#startsAt.set(row.external_id, row.starts_at.at)
    if (file === 'answers.csv') await this.#learnAuthors(rows as readonly Row<'answers.csv'>[])
  }

  readonly #around: Around = this.#makeAround()

  #makeAround(): Around {
    const here = this
    return {
      get ids() {
        return here.#ids
      },
      get zone() {
        return here.#club.zone
      },
      startsAt: meeting => this.#startsAt.get(meeting)!,
      authorOf: ask => this.#authors.get(ask)!,
    }
  }

  async #learnMeetings(): Promise<void> {
    const rows = await this.#club.tx
      .selectFrom('meeting')
      .select(['external_id', 'starts_at'])
      .where('club_id', '=', this.#club.id)
      .execute()
    for (const row of rows) this.#startsAt.set(row.external_id, row.starts_at)
  }

  async #learnAuthors(rows: readonly Row<'answers.csv'>[]): Promise<void> {
    this.#authors.clear()
    const asks = await this.#club.tx
      .selectFrom('ask')
      .select(['external_id', 'author_id'])
      .where('club_id', '=', this.#club.id)
      .where('external_id', '=', sql<string>`any(${rows.map(row => row.ask)})`)
      .execute()
    for (const ask of asks) this.#authors.set(ask.external_id, ask.author_id)
  }

  /** The rows of this batch that the club has: by identity, their id (for the roll: nothing but that they are there). */
  async #there<F extends File>(file: F, items: readonly Item<F>[]): Promise<Map<string, string>> {
    if (file === 'attendance.csv') return new Map([...(await this.#rollNow(items)).keys()].map(key => [key, key]))
    const { rows } = await sql<{ id: string; external_id: string }>`
      select id, external_id from ${sql.table(storage[file].table)}
      where club_id = ${this.#club.id} and external_id = any(${items.map(item => item.identity)})`.execute(
      this.#club.tx,
    )
    return new Map(rows.map(row => [row.external_id, row.id]))
  }

  /** How the club has them now, by identity. */
  async #now<F extends File>(
    file: F,
    items: readonly Item<F>[],
    there: ReadonlyMap<string, string>,
  ): Promise<ReadonlyMap<string, Row<F>>> {
    if (file === 'attendance.csv') return this.#rollNow(items) as Promise<ReadonlyMap<string, Row<F>>>
    const ids = items.map(item => there.get(item.identity)!)
    const rows = await this.#stock.byIds(file, ids)
    return new Map(items.map(item => [item.identity, rows.get(there.get(item.identity)!)!]))
  }

  async #rollNow(items: readonly Item<File>[]): Promise<ReadonlyMap<string, Row<'attendance.csv'>>> {
    const pairs = items.map(({ row }) => {
      const { meeting, member } = row as Row<'attendance.csv'>
      return { meeting_id: this.#ids.get('meetings.csv', meeting), member_id: this.#ids.ofMember(member) }
    })
    const rows = await this.#stock.attendance(pairs)
    return new Map(rows.map(row => [identityOf('attendance.csv', row), row]))
  }

  #print<F extends File>(file: F, row: Row<F> | undefined): string | undefined {
    return row && printRow(file, row, { zone: this.#club.zone })
  }

  async #hashes(file: File, items: readonly { identity: string }[]): Promise<Map<string, Buffer>> {
    const rows = await this.#club.tx
      .selectFrom('imported_row')
      .select(['identity', 'hash'])
      .where('club_id', '=', this.#club.id)
      .where('file', '=', file)
      .where('identity', '=', sql<string>`any(${items.map(item => item.identity)})`)
      .execute()
    return new Map(rows.map(row => [row.identity, row.hash]))
  }

  /** What the folder said of these rows: the same words again change nothing, whatever became of the row since. */
  #remember(file: File, items: readonly Item<File>[]): Promise<void> {
    return insertMany(
      this.#club,
      'imported_row',
      items.map(item => ({ file, identity: item.identity, hash: bytes(item.hash) })),
      this.#isNew ? undefined : sql`on conflict (club_id, file, identity) do update set hash = excluded.hash`,
    )
  }

  #count(file: File): Counts {
    const counts = { created: 0, updated: 0, unchanged: 0, rejected: this.#checked.rejected[file] }
    this.#counts[file] = counts
    return counts
  }
}

function itemOf<F extends File>(file: F, { row, found }: Good<F>, zone: string): Item<F> {
  const said = printRow(file, found, { zone })
  return {
    row,
    identity: identityOf(file, row),
    print: row === found ? said : printRow(file, row, { zone }),
    hash: hash('sha256', said, 'buffer'),
  }
}

const identityOf = <F extends File>(file: F, row: Row<F>): string =>
  format[file].identity.map(name => (row as Readonly<Record<string, unknown>>)[name]).join(' ')

const isOneOf = (rows: readonly DbRow[]) => {
  const ids = new Set(rows.map(row => row.id))
  return (id: string) => ids.has(id)
}

/** How long a meeting lasts that does not say so. */
const usualMinutes = 90
/** An introduction nobody answered ends after a week. */
const answerDays = 7

const besides: { readonly [F in File]?: (row: Row<F>, club: ClubTx) => DbRow } = {
  'members.csv': row => ({ search: plainly(row.name) }),
  // The roll of a meeting that was held is taken and frozen.
  'meetings.csv': row => ({
    closed_at:
      row.status === 'held' && row.attendance_recorded !== 'none'
        ? (row.ends_at?.at ?? row.starts_at.at.add({ minutes: usualMinutes }))
        : null,
  }),
  'introductions.csv': row => ({
    ended_at:
      row.status === 'declined' || row.status === 'expired'
        ? (row.decided_at?.at ?? row.requested_at.at.add({ hours: 24 * answerDays }))
        : null,
  }),
  'referrals.csv': (row, club) => {
    const { prospect_name: name, prospect_phone: phone, prospect_email: email, prospect_company: company } = row
    // The mark that tells a prospect again goes with his contact details.
    const key =
      name || phone || email
        ? prospectKey({
            name: name ?? undefined,
            company: company ?? undefined,
            phone: phone ?? undefined,
            email: email ?? undefined,
          })
        : null
    return {
      prospect_key: key === null ? null : bytes(club.sealer.fingerprint(key)),
      // Reminders count from the day of the import.
      touched_at: isClosed(row.status) ? null : club.at,
    }
  },
}

/** What a new row has, and an updated one keeps. */
const firstOf = (file: File): DbRow => (file === 'members.csv' ? { settings: {} } : {})
