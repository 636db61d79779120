import { type Kysely, sql } from 'kysely'

/** The moment somebody took a pause: what he asked for earlier on its first day was no asking while away. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table leave add column taken_at timestamptz`.execute(db)
}
