import { type Kysely, sql } from 'kysely'

/**
 * A message that somebody has deleted is posted again, once. Meetings that are planned already end their answers by themselves
 * as they begin.
 */
const statements = [
  'alter table delivery add column reposted boolean not null default false',
  `insert into due (club_id, id, duty, about, at, claimed_at, done_at)
    select club_id, md5(id::text || 'meeting-begins')::uuid, 'meeting-begins', id::text, starts_at, null, null from meeting
    where status = 'planned' and starts_at > (select coalesce(max(done_at), to_timestamp(0)) from due)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
