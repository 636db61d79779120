import { type Kysely, sql } from 'kysely'

/** A check-in that was taken back, by whoever it was noted for or by an organizer: it can be put back as it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table check_in add column taken_back_at timestamptz').execute(db)
}
