import { type Kysely, sql } from 'kysely'

/**
 * Who has checked in at the door of a meeting, once each; a guest by the row in which he was announced. `how`: by the code in
 * the chat, on the page by his name, or by a telephone that it remembers. `check_in_try`: what was typed at a door and fits
 * nothing, counted; `who` is a keyed hash of an account or an address.
 */
const table = (name: string) => [
  `grant select, insert, update, delete on ${name} to assidu_app`,
  `alter table ${name} enable row level security`,
  `alter table ${name} force row level security`,
  `create policy its_club on ${name} to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
]

const statements = [
  `create table check_in (
    club_id uuid not null references club, meeting_id uuid not null, member_id uuid not null,
    at timestamptz not null, how text not null, substitute_name text,
    primary key (club_id, meeting_id, member_id)
  )`,
  'create index check_in_member on check_in (club_id, member_id)',
  `create table guest_check_in (
    club_id uuid not null references club, guest_id uuid not null, meeting_id uuid not null, at timestamptz not null,
    primary key (club_id, guest_id)
  )`,
  `create table check_in_try (
    club_id uuid not null references club, meeting_id uuid not null, who bytea not null, tries int not null, since timestamptz not null,
    primary key (club_id, meeting_id, who)
  )`,
  ...['check_in', 'guest_check_in', 'check_in_try'].flatMap(table),
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
