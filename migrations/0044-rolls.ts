import { type Kysely, sql } from 'kysely'

/**
 * The sheet of a roll while it is being taken: `roll_mark` is what an organizer has said of somebody otherwise than was
 * expected, before it is saved. `attendance_change` is what a correction changed of a roll that stood, so that it can be
 * taken back and, once the roll is closed, read. `about` is a member, or a guest of that meeting.
 */
const tables = `
create table roll_mark (
  club_id uuid not null references club, meeting_id uuid not null, about uuid not null,
  status text not null, substitute_name text, marked_by uuid not null, marked_at timestamptz not null,
  primary key (club_id, meeting_id, about)
);
create table attendance_change (
  club_id uuid not null references club, id uuid not null, step uuid not null, meeting_id uuid not null,
  about uuid not null, was text, was_substitute text, now text, by_id uuid, at timestamptz not null,
  after_closing boolean not null, why text,
  primary key (club_id, id)
);
create index attendance_change_of_meeting on attendance_change (club_id, meeting_id);
create index attendance_change_about on attendance_change (club_id, about);
`

const rightsOf = (table: string) => `
grant select, insert, update, delete on ${table} to assidu_app;
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy its_club on ${table} to assidu_app
  using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
  with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const all = `${tables}${rightsOf('roll_mark')}${rightsOf('attendance_change')}`
  const statements = all.split(';\n').filter(text => text.trim() !== '')
  for (const statement of statements) await sql.raw(statement).execute(db)
}
