import { type Kysely, sql } from 'kysely'

/** Whom a member would like to be introduced to, in his own words, beside what he seeks and offers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table member add column introduce_to text`.execute(db)
}
