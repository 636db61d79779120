import { type Kysely, sql } from 'kysely'

/** A member close in trade to a candidate is asked once, privately, whether they would work well together; the committee reads it. */
const statements = [
  `create table application_close (
    club_id uuid not null references club, id uuid not null, application_id uuid not null, member_id uuid not null,
    asked_at timestamptz not null, asked_by uuid not null, answer text check (answer in ('gladly', 'unsure', 'rather-not')),
    answered_at timestamptz, primary key (club_id, id),
    foreign key (club_id, application_id) references application on delete cascade
  )`,
  'create unique index application_close_once on application_close (club_id, application_id, member_id)',
  'grant select, insert, update, delete on application_close to assidu_app',
  'alter table application_close enable row level security',
  'alter table application_close force row level security',
  `create policy its_club on application_close to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
