import { type Kysely, sql } from 'kysely'

/**
 * What was decided of a candidate has its reason, for whoever decides alone, and the answer that a human writes to him
 * (both sealed); `answer_for`: which decision it was written for. Not now is until a month (`later_on`, its first day).
 * `language`: in which a candidate who applied himself was written to. What has gone to him stays as it was sent.
 */
const statements = [
  `alter table application add column later_on date, add column reason bytea, add column answer bytea,
    add column answer_for text, add column answered_at timestamptz, add column answered_by uuid, add column language text`,
  `create table application_letter (
    club_id uuid not null references club, id uuid not null, application_id uuid not null, words bytea,
    sent_at timestamptz not null, sent_by uuid not null,
    primary key (club_id, id), foreign key (club_id, application_id) references application on delete cascade
  )`,
  'create index on application_letter (club_id, application_id)',
  'grant select, insert, update, delete on application_letter to assidu_app',
  'alter table application_letter enable row level security',
  'alter table application_letter force row level security',
  `create policy its_club on application_letter to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
