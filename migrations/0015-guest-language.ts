import { type Kysely, sql } from 'kysely'

/** The language a guest of the playground has chosen: a platform knows that of its people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table playground_guest add column language text`.execute(db)
}
