import { type Kysely, sql } from 'kysely'

/**
 * A candidate who has agreed to it (`may_show`) is shown to the members until `shown_until`; each may say a word to the
 * committee, sealed. Then it votes: one ballot for each, and of a vote that is closed its numbers. Percent of those who may
 * vote have to (`quorum`).
 */
const ofClub = (table: string) => [
  `grant select, insert, update, delete on ${table} to assidu_app`,
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy its_club on ${table} to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
]

const ofApplication = 'foreign key (club_id, application_id) references application on delete cascade'

const statements = [
  `alter table application add column may_show boolean not null default false, add column shown_at timestamptz,
    add column shown_until timestamptz`,
  'alter table application alter column may_show drop default',
  `create table application_word (
    club_id uuid not null references club, id uuid not null, application_id uuid not null, member_id uuid not null,
    words bytea not null, at timestamptz not null, primary key (club_id, id), ${ofApplication}
  )`,
  'create unique index application_word_once on application_word (club_id, application_id, member_id)',
  ...ofClub('application_word'),
  `create table application_vote (
    club_id uuid not null references club, application_id uuid not null, opened_at timestamptz not null,
    opened_by uuid not null, until timestamptz not null, quorum integer not null, closed_at timestamptz,
    electors integer, yes integer, no integer, later integer, primary key (club_id, application_id), ${ofApplication}
  )`,
  ...ofClub('application_vote'),
  `create table application_ballot (
    club_id uuid not null references club, application_id uuid not null, member_id uuid not null,
    voice text not null check (voice in ('yes', 'no', 'later', 'concerned')), at timestamptz not null,
    primary key (club_id, application_id, member_id), ${ofApplication}
  )`,
  ...ofClub('application_ballot'),
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
