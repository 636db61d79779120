import { type Kysely, sql } from 'kysely'

/** A message is changed at most as often as its platform allows, whoever asks for it and however many processes there are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table delivery add column edits_until timestamptz').execute(db)
}
