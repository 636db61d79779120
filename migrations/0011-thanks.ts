import { type Kysely, sql } from 'kysely'

/** A thanks that a member types: for what, whether the club may read it, taken back when, and once a day for one thing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table thanks add column thanked_for text, add column in_channel text, add column withdrawn_at timestamptz,
    add column once text`.execute(db)
  await sql`create unique index thanks_once on thanks (club_id, once)`.execute(db)
}
