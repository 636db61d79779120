import { type Kysely, sql } from 'kysely'

/**
 * A referral that waits until its receiver is back from a leave: no referral yet, and nobody's to read but its giver's.
 * `ended_at`: one of the two has left since, or it has waited too long.
 */
const table = `
create table referral_wait (
  club_id uuid not null references club, id uuid not null, giver_id uuid not null, receiver_id uuid not null,
  said bytea not null, kept_at timestamptz not null, ended_at timestamptz,
  primary key (club_id, id)
);
create index referral_wait_of_giver on referral_wait (club_id, giver_id);
create index referral_wait_for_receiver on referral_wait (club_id, receiver_id);
`

const rights = `
grant select, insert, update, delete on referral_wait to assidu_app;
alter table referral_wait enable row level security;
alter table referral_wait force row level security;
create policy its_club on referral_wait to assidu_app
  using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
  with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = `${table}${rights}`.split(';\n').filter(text => text.trim() !== '')
  for (const statement of statements) await sql.raw(statement).execute(db)
}
