import { type Kysely, sql } from 'kysely'

/**
 * What a platform shows of the club beside its messages, and what stands there: a scheduled event of a server. Whoever brings it
 * up to date holds it until `lease_until`, on the machine's clock.
 */
const table = `
create table sign (
  club_id uuid not null references club, id uuid not null, platform text not null, place text not null, about text not null,
  shown text, known text, round integer not null default 0, lease_by uuid, lease_until timestamptz,
  next_at timestamptz, trouble text, kept_at timestamptz not null, primary key (club_id, id)
);
create unique index sign_once on sign (club_id, platform, place, about);
`

const rights = `
grant select, insert, update, delete on sign to assidu_app;
alter table sign enable row level security;
alter table sign force row level security;
create policy its_club on sign to assidu_app
  using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
  with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = `${table}${rights}`.split(';\n').filter(text => text.trim() !== '')
  for (const statement of statements) await sql.raw(statement).execute(db)
}
