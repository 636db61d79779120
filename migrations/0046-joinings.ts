import { type Kysely, sql } from 'kysely'

/**
 * How somebody came on the list, for as long as that can be taken back: `left_on`, `leave_id` and the end (`end_at`,
 * `end_states`) are of whoever had left and came back; `states` is what the topics took up for him. An application says
 * what accepting did, since one that found him on the list has nothing of his membership to take back.
 */
const statements = [
  `create table member_joining (
    club_id uuid not null references club, member_id uuid not null, at timestamptz not null, returned boolean not null,
    left_on date, leave_id uuid, end_at timestamptz, end_states jsonb, states jsonb not null,
    primary key (club_id, member_id)
  )`,
  'grant select, insert, update, delete on member_joining to assidu_app',
  'alter table member_joining enable row level security',
  'alter table member_joining force row level security',
  `create policy its_club on member_joining to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
  'alter table application add column accepted_as text, add column linked_guest boolean not null default false',
  'alter table application alter column linked_guest drop default',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
