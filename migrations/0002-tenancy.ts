import { type Kysely, sql } from 'kysely'

/**
 * Where clubs live comes under row-level security, as their own tables are. With a club chosen only its places are seen
 * and written; without one a place may be looked up, since that is how a gesture finds its club, but nothing is written.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('alter table place enable row level security')
  await run('alter table place force row level security')
  await run(`create policy its_club on place to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`)
  await run(`create policy no_club_chosen on place for select to assidu_app
    using (coalesce(current_setting('assidu.club', true), '') = '')`)
}
