import { type Kysely, sql } from 'kysely'

/** The address at which a member's own calendar reads the club's; of its secret a hash alone is kept. */
const table = `
create table calendar_feed (
  club_id uuid not null references club, id uuid not null, member_id uuid not null, secret bytea not null,
  made_at timestamptz not null, primary key (club_id, id)
);
create unique index calendar_feed_of_member on calendar_feed (club_id, member_id);
`

const rights = `
grant select, insert, update, delete on calendar_feed to assidu_app;
alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy its_club on calendar_feed to assidu_app
  using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
  with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = `${table}${rights}`.split(';\n').filter(text => text.trim() !== '')
  for (const statement of statements) await sql.raw(statement).execute(db)
}
