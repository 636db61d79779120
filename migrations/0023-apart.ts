import { type Kysely, sql } from 'kysely'

/** Two whom the bot does not bring together: a member's own wish, or the organizers'. */
const statements = [
  `create table kept_apart (
    club_id uuid not null references club, id uuid not null, one_id uuid not null, other_id uuid not null,
    kept_by text not null check (kept_by in ('member', 'organizers')), since timestamptz not null,
    primary key (club_id, id), check (one_id <> other_id))`,
  'create unique index kept_apart_once on kept_apart (club_id, kept_by, one_id, other_id)',
  'grant select, insert, update, delete on kept_apart to assidu_app',
  'alter table kept_apart enable row level security',
  'alter table kept_apart force row level security',
  `create policy its_club on kept_apart to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
