import { type Kysely, sql } from 'kysely'

/**
 * Somebody who would like to be a member: proposed by one (`sponsor_id`), or by himself, from an account that is nobody's.
 * `contact` is sealed. `guest`: who he is among those who came. What a committee adds later hangs on its id.
 */
const statements = [
  `create table application (
    club_id uuid not null references club, id uuid not null, name text not null, company text, activity text, motivations text,
    contact bytea, sponsor_id uuid, guest text, platform text, place text, account text, applied_at timestamptz not null,
    status text not null, decided_at timestamptz, decided_by uuid, member_id uuid,
    primary key (club_id, id)
  )`,
  'create index application_status on application (club_id, status)',
  'grant select, insert, update, delete on application to assidu_app',
  'alter table application enable row level security',
  'alter table application force row level security',
  `create policy its_club on application to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
