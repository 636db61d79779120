import { type Kysely, sql } from 'kysely'

/**
 * A receiver may say of a referral that it is still going on. What an import brought counts from its own date: its day was
 * taken for the day of the import.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run('alter table referral add column still_at timestamptz, add column still_before timestamptz')
  for (const table of ['referral', 'club']) await run(`alter table ${table} no force row level security`)
  await run(`update referral r set touched_at = coalesce(r.status_at, r.given_at) from club c
    where c.club_id = r.club_id and r.external_id <> 'r-' || r.id and coalesce(r.status_at, r.given_at) < r.touched_at
      and abs(extract(epoch from r.touched_at - c.imported_at)) < 60`)
  for (const table of ['referral', 'club']) await run(`alter table ${table} force row level security`)
}
