import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { RefFile } from '../format/columns.ts'
import { columnsOf, type File } from '../format/format.ts'
import { storage } from './storage.ts'

/** The database's ids of the format's identifiers: members and meetings all at once, the others batch by batch. */
export class Ids {
  readonly #club: ClubTx
  readonly #known: { readonly [F in RefFile]: Map<string, string> } = {
    'members.csv': new Map(),
    'meetings.csv': new Map(),
    'referrals.csv': new Map(),
    'asks.csv': new Map(),
  }

  private constructor(club: ClubTx) {
    this.#club = club
  }

  static async of(club: ClubTx): Promise<Ids> {
    const ids = new Ids(club)
    for (const file of ['members.csv', 'meetings.csv'] as const) await ids.#load(file, sql``)
    return ids
  }

  get(file: RefFile, externalId: string): string {
    const id = this.#known[file].get(externalId)
    if (id === undefined) throw new Error(`no id is known of a row of ${file}`)
    return id
  }

  has(file: RefFile, externalId: string): boolean {
    return this.#known[file].has(externalId)
  }

  /** The id of a member who may be written only later: the sponsor of one above him in the file. */
  ofMember(externalId: string): string {
    const known = this.#known['members.csv'].get(externalId)
    if (known !== undefined) return known
    const id = this.#club.newId()
    this.#known['members.csv'].set(externalId, id)
    return id
  }

  set(file: RefFile, externalId: string, id: string): void {
    if (file === 'members.csv' || file === 'meetings.csv') this.#known[file].set(externalId, id)
  }

  /** Makes the referrals and asks these rows refer to known; those of the batch before are forgotten. */
  async prepare(file: File, rows: readonly unknown[]): Promise<void> {
    for (const [name, column] of columnsOf(file)) {
      if (column.type !== 'ref' || column.to === 'members.csv' || column.to === 'meetings.csv') continue
      this.#known[column.to].clear()
      const asked = rows.flatMap(row => (row as Record<string, string | null>)[name] ?? [])
      await this.#load(column.to, sql`and external_id = any(${asked})`)
    }
  }

  async #load(file: RefFile, which: ReturnType<typeof sql>): Promise<void> {
    const { rows } = await sql<{ id: string; external_id: string }>`
      select id, external_id from ${sql.table(storage[file].table)} where club_id = ${this.#club.id} ${which}`.execute(
      this.#club.tx,
    )
    for (const { id, external_id } of rows) this.#known[file].set(external_id, id)
  }
}
