import { type Kysely, sql } from 'kysely'

/** A member who was accepted is looked at again after some months: the first day of it, and when that was done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table application add column review_on date, add column reviewed_at timestamptz`.execute(db)
}
