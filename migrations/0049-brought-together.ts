import { type Kysely, sql } from 'kysely'

/** The organizer who brought the people of a one-to-one together, where none of them proposed it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table one_to_one add column brought_by uuid`.execute(db)
}
