import { type Kysely, sql } from 'kysely'

/** Whom a message has named: what it says of somebody is drawn anew when he has left, and when he is back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table delivery add column named uuid[]`.execute(db)
  await sql`create index delivery_named on delivery using gin (named)`.execute(db)
}
