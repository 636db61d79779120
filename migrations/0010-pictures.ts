import { type Kysely, sql } from 'kysely'

/** What was uploaded for a message, where the platform keeps files apart from messages: it changes and goes with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table delivery add column files text[] not null default '{}'`.execute(db)
}
