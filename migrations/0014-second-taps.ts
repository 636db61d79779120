import { type Kysely, sql } from 'kysely'

/** What was pressed, as a hash: a second tap on what was done just now is known by it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table gesture add column tap text`.execute(db)
}
