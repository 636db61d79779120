import { type Kysely, sql } from 'kysely'

/** What each of the committee notes of a talk with a candidate, sealed: one note each. Empty once the candidate is forgotten. */
const statements = [
  `create table application_note (
    club_id uuid not null references club, id uuid not null, application_id uuid not null, member_id uuid not null,
    words bytea, at timestamptz not null, primary key (club_id, id),
    foreign key (club_id, application_id) references application on delete cascade
  )`,
  'create unique index application_note_once on application_note (club_id, application_id, member_id)',
  'grant select, insert, update, delete on application_note to assidu_app',
  'alter table application_note enable row level security',
  'alter table application_note force row level security',
  `create policy its_club on application_note to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
