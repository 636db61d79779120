import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { RefFile } from '../../format/columns.ts'
import { columnsOf, type File, type Row } from '../../format/format.ts'
import { isRefFile, refFiles } from '../../format/known.ts'
import { type Files, filesOf } from './files.ts'

/** The database's ids of the format's identifiers: of the files with few rows all at once, of the others batch by batch. */
export class Ids {
  readonly #club: ClubTx
  readonly #files: Files
  readonly #known = new Map<RefFile, Map<string, string>>(refFiles.map(file => [file, new Map()]))

  private constructor(club: ClubTx) {
    this.#club = club
    this.#files = filesOf(club.topics)
  }

  static async of(club: ClubTx): Promise<Ids> {
    const ids = new Ids(club)
    for (const file of refFiles) if (ids.#files.hasFew(file)) await ids.#load(file)
    return ids
  }

  /** The id of a row that is there, or that will be: the sponsor of one above him in the file is written only later. */
  get(file: RefFile, identifier: string): string {
    const id = this.#known.get(file)!.get(identifier)
    if (id !== undefined) return id
    if (!refersToItself(file)) throw new Error(`no id is known of a row of ${file}`)
    return this.#make(file, identifier)
  }

  /** The id of a row that is about to be written. */
  ofNew<F extends File>(file: F, row: Row<F>): string {
    if (!isRefFile(file) || !this.#files.hasFew(file)) return this.#club.newId()
    const { external_id: identifier } = row as { external_id: string }
    return this.#known.get(file)!.get(identifier) ?? this.#make(file, identifier)
  }

  /** Makes known what these rows refer to in files with many rows; those of the batch before are forgotten. */
  async prepare<F extends File>(file: F, rows: readonly Row<F>[]): Promise<void> {
    for (const [name, column] of columnsOf(file)) {
      if (column.type !== 'ref' || this.#files.hasFew(column.to)) continue
      this.#known.get(column.to)!.clear()
      await this.#load(
        column.to,
        rows.flatMap(row => (row as Readonly<Record<string, string | null>>)[name] ?? []),
      )
    }
  }

  #make(file: RefFile, identifier: string): string {
    const id = this.#club.newId()
    this.#known.get(file)!.set(identifier, id)
    return id
  }

  async #load(file: RefFile, asked?: readonly string[]): Promise<void> {
    const which = asked ? sql`and external_id = any(${asked})` : sql``
    const { rows } = await sql<{ id: string; external_id: string }>`
      select id, external_id from ${sql.table(this.#files.of(file).table)} where club_id = ${this.#club.id} ${which}`.execute(
      this.#club.tx,
    )
    for (const { id, external_id } of rows) this.#known.get(file)!.set(external_id, id)
  }
}

const refersToItself = (file: RefFile) =>
  columnsOf(file).some(([, column]) => column.type === 'ref' && column.to === file)
