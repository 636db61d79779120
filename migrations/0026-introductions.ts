import { type Kysely, sql } from 'kysely'

/**
 * What is said of each side to the other, in the asker's words where he has changed what the profile says, and until when a
 * side wants to be left in peace.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table introduction add column said_a text, add column said_b text,
      add column again_a timestamptz, add column again_b timestamptz`.execute(db)
}
