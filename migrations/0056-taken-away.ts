import { type Kysely, sql } from 'kysely'

/** What an organizer takes away can be put back as it was: a guest's check-in, and when somebody had come whose line was corrected. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table guest_check_in add column taken_back_at timestamptz`.execute(db)
  await sql`alter table attendance_change add column was_checked_in_at timestamptz`.execute(db)
}
