import { hash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { References } from '../../club/file.ts'
import { correctActs, keyOf } from '../../club/ledger/correct.ts'
import { type Noted, noteActs } from '../../club/ledger/note.ts'
import { changeClub, createClub } from '../../club/setup/club-row.ts'
import { type DbRow, insertMany, updateMany } from '../../db/bulk.ts'
import type { ClubTx, Means } from '../../db/club-tx.ts'
import { hashesOf, rememberRead } from '../../db/imported-rows.ts'
import type { Tables } from '../../db/tables.ts'
import type { Checked, Good } from '../../format/check.ts'
import type { RefFile, Value } from '../../format/columns.ts'
import { type File, files, identityOf, type Row } from '../../format/format.ts'
import { factsOf, isRefFile } from '../../format/known.ts'
import { printRow } from '../../format/write.ts'
import { Ahead } from './ahead.ts'
import { type Files, filesOf, hasOwnId } from './files.ts'
import { Ids } from './ids.ts'
import { StoredRows, type WithId } from './stored-rows.ts'
import { toTable } from './to-table.ts'

export type Counts = { created: number; updated: number; unchanged: number; rejected: number }
type AllCounts = { [F in File]?: Counts }

/** A row on its way into the database. */
type Incoming<F extends File> = {
  readonly row: Row<F>
  readonly identity: string
  /** The row as text, as it will be kept: what the club has is compared with it. */
  readonly text: string
  /** Of the row as text, as the folder has it: the same folder again changes nothing. */
  readonly hash: Buffer
}

/** A row that the club has, with what the folder says of it now. */
type Corrected<F extends File> = { readonly id: string; readonly before: Row<F>; readonly row: Row<F> }

/** Writes what a checked folder holds and the club has not, file by file, in the transaction it is given. */
export class Importing {
  readonly #means: Means
  readonly #files: Files
  readonly #checked: Checked
  readonly #counts: AllCounts = {}
  #club!: ClubTx
  #ids!: Ids
  #stored!: StoredRows
  #ahead!: Ahead
  #refers!: References
  /** Nothing is looked up in a club that has just been made. */
  #isNew = false

  constructor(means: Means, checked: Checked) {
    this.#means = means
    this.#files = filesOf(means.topics)
    this.#checked = checked
  }

  async run(tx: Transaction<Tables>, club: ClubTx | null): Promise<{ club: ClubTx; counts: AllCounts }> {
    await this.#writeClub(tx, club)
    this.#ids = await Ids.of(this.#club)
    this.#stored = new StoredRows(this.#club)
    this.#refers = referencesOf(this.#club, this.#ids, this.#checked)
    this.#ahead = new Ahead(this.#club, this.#files, this.#refers)
    for (const file of this.#checked.files) if (file !== 'club.csv') await this.#writeFile(file)
    return { club: this.#club, counts: this.#counts }
  }

  async #writeClub(tx: Transaction<Tables>, club: ClubTx | null): Promise<void> {
    const row = this.#checked.club!
    const counts = this.#count('club.csv')
    const incoming = incomingOf('club.csv', { row, found: row }, row.zone)
    if (!club) {
      this.#isNew = true
      this.#club = await createClub(this.#means, tx, { ...row, imported_at: this.#means.now() })
      counts.created++
      return rememberRead(this.#club, 'club.csv', [incoming])
    }
    this.#club = club
    const now = await new StoredRows(club).club()
    const hashes = await this.#hashes('club.csv', [incoming])
    if (club.externalId === row.external_id && hashes.get(incoming.identity)?.equals(incoming.hash)) counts.unchanged++
    else {
      if (incoming.text === this.#text('club.csv', now)) counts.unchanged++
      else {
        this.#club = await changeClub(this.#means, club, row)
        counts.updated++
      }
      await rememberRead(this.#club, 'club.csv', [incoming])
    }
    // From its first import on a club bears the folder's identifier, and its history counts as always known.
    if (this.#club.row.imported_at === null)
      this.#club = await changeClub(this.#means, this.#club, { imported_at: this.#club.at })
  }

  async #writeFile<F extends File>(file: F): Promise<void> {
    const counts = this.#count(file)
    for await (const batch of this.#checked.rows(file)) {
      await this.#ids.prepare(
        file,
        batch.map(({ row }) => row),
      )
      const kept = await this.#letIn(file, batch)
      const incoming = kept.map(good => incomingOf(file, good, this.#club.zone))
      const there = this.#isNew ? new Set<string>() : await this.#there(file, incoming)
      const hashes = this.#isNew ? new Map<string, Buffer>() : await this.#hashes(file, incoming)
      // Read before and not there any more: the club has let go of it, and a folder does not bring it back.
      const created = incoming.filter(({ identity }) => !there.has(identity) && !hashes.has(identity))
      const other = incoming.filter(one => there.has(one.identity) && !hashes.get(one.identity)?.equals(one.hash))
      const stored = await this.#stored.those(
        file,
        other.map(one => this.#keys(file, one)),
      )
      const before = new Map(stored.map(one => [identityOf(file, one.row), one]))
      const corrected = other.flatMap(({ row, identity, text }) => {
        const was = before.get(identity)!
        return this.#text(file, was.row) === text ? [] : [{ id: was.id, before: was.row, row }]
      })
      await this.#create(
        file,
        created.map(({ row }) => row),
      )
      await this.#correct(file, corrected)
      await rememberRead(this.#club, file, [...created, ...other])
      counts.created += created.length
      counts.updated += corrected.length
      counts.unchanged += batch.length - created.length - corrected.length
    }
  }

  /** The rows as the club may keep them; by what the folder has they are recognised when it is read again. */
  async #letIn<F extends File>(file: F, batch: readonly Good<F>[]): Promise<readonly Good<F>[]> {
    const { letsIn } = this.#files.of(file)
    if (letsIn === 'none') return batch
    const rows = await letsIn(
      batch.map(({ row }) => row),
      this.#club,
    )
    return batch.map(({ found }, nth) => ({ found, row: rows[nth]! }))
  }

  async #create<F extends File>(file: F, rows: readonly Row<F>[]): Promise<void> {
    if (rows.length === 0) return
    const created = rows.map(row => ({ id: hasOwnId(file) ? this.#ids.ofNew(file, row) : '', row }))
    await insertMany(
      this.#club,
      this.#files.of(file).table,
      created.map(one => this.#tableRow(file, one)),
    )
    await noteActs(
      this.#club,
      created.flatMap(({ row, id }) => this.#lines(file, row, id)),
    )
    await this.#ahead.created(file, created)
  }

  async #correct<F extends File>(file: F, corrected: readonly Corrected<F>[]): Promise<void> {
    if (corrected.length === 0) return
    const rows = corrected.map(one => this.#tableRow(file, one))
    await updateMany(this.#club, this.#files.of(file).table, this.#files.keysOf(file), rows)
    await this.#correctLines(file, corrected)
    if (isRefFile(file)) await this.#correctLinesAbout(file, corrected as readonly Corrected<typeof file>[])
    await this.#ahead.corrected(file, corrected)
  }

  /** The lines that speak of corrected rows although other rows stand for them: the roll bears the date of its meeting. */
  async #correctLinesAbout<F extends RefFile>(file: F, corrected: readonly Corrected<F>[]): Promise<void> {
    const facts = (row: Row<F>) => JSON.stringify(factsOf(file, row, this.#club.zone))
    const changed = corrected.filter(({ before, row }) => facts(before) !== facts(row)).map(({ id }) => id)
    if (changed.length === 0) return
    for (const other of files)
      for (const column of this.#files.speakingOf(other, file)) {
        const found = await this.#stored.referringTo(other, column, changed)
        await this.#correctLines(
          other,
          found.map(({ id, row }) => ({ id, row, before: row })),
        )
      }
  }

  async #correctLines<F extends File>(file: F, corrected: readonly Corrected<F>[]): Promise<void> {
    const { lines: of } = this.#files.of(file)
    if (of === 'none' || corrected.length === 0) return
    const lines = corrected.flatMap(({ row, id }) => this.#lines(file, row, id))
    if (hasOwnId(file)) {
      const records = corrected.map(({ id }) => id)
      return correctActs(this.#club, of.kinds, records, lines)
    }
    // Their record is one that other rows refer to as well: theirs are the lines they stand for, and stood for before.
    const theirs = [...lines, ...corrected.flatMap(({ before, id }) => this.#lines(file, before, id))]
    const keys = new Set(theirs.map(keyOf))
    const records = new Set(theirs.map(({ recordId }) => recordId))
    return correctActs(this.#club, of.kinds, [...records], lines, line => keys.has(keyOf(line)))
  }

  #tableRow<F extends File>(file: F, { id, row }: WithId<F>): DbRow {
    const written = toTable(this.#club, this.#files, this.#ids, file, row, id)
    return hasOwnId(file) ? { id, ...written } : written
  }

  #lines<F extends File>(file: F, row: Row<F>, id: string): readonly Noted[] {
    const { lines } = this.#files.of(file)
    return lines === 'none' ? [] : lines.of(row, id, this.#refers)
  }

  /** Which rows of this batch the club has, by identity. */
  async #there<F extends File>(file: F, batch: readonly Incoming<F>[]): Promise<ReadonlySet<string>> {
    if (hasOwnId(file))
      return this.#stored.knownOf(
        file,
        batch.map(({ identity }) => identity),
      )
    const found = await this.#stored.those(
      file,
      batch.map(one => this.#keys(file, one)),
    )
    return new Set(found.map(({ row }) => identityOf(file, row)))
  }

  /** The columns of the table by which a row is found. */
  #keys<F extends File>(file: F, { row }: Incoming<F>): DbRow {
    const values = row as Readonly<Record<string, Value | null>>
    return Object.fromEntries(
      this.#files.identityOf(file).map(({ name, column, in: key }) => {
        const value = values[name]
        return [key, column.type === 'ref' ? this.#ids.get(column.to, value as string) : value]
      }),
    )
  }

  #text<F extends File>(file: F, row: Row<F>): string {
    return printRow(file, row, { zone: this.#club.zone })
  }

  #hashes(file: File, batch: readonly Incoming<File>[]): Promise<ReadonlyMap<string, Buffer>> {
    return hashesOf(
      this.#club,
      file,
      batch.map(({ identity }) => identity),
    )
  }

  #count(file: File): Counts {
    const counts = { created: 0, updated: 0, unchanged: 0, rejected: this.#checked.rejected[file] }
    this.#counts[file] = counts
    return counts
  }
}

function incomingOf<F extends File>(file: F, { row, found }: Good<F>, zone: string): Incoming<F> {
  const asFound = printRow(file, found, { zone })
  return {
    row,
    identity: identityOf(file, row),
    text: row === found ? asFound : printRow(file, row, { zone }),
    hash: hash('sha256', asFound, 'buffer'),
  }
}

function referencesOf(club: ClubTx, ids: Ids, checked: Checked): References {
  return {
    zone: club.zone,
    member: identifier => ids.get('members.csv', identifier),
    id: (file, identifier) => ids.get(file, identifier),
    facts: (file, identifier) => {
      const facts = checked.facts(file, identifier)
      if (!facts) throw new Error(`nothing is known of a row of ${file}`)
      return facts
    },
  }
}
