import { type Kysely, sql } from 'kysely'

/** The heartbeat claims what is due of every club in one statement: where no club is chosen, that alone may be done to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create policy claimed_for_every_club on due for update to assidu_app
    using (coalesce(current_setting('assidu.club', true), '') = '' and claimed_at is null)
    with check (coalesce(current_setting('assidu.club', true), '') = '' and claimed_at is not null and done_at is null)`.execute(
    db,
  )
}
