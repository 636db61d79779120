import { type Kysely, sql } from 'kysely'

/** A member says that he was at a meeting whose roll has him absent: once per meeting, and an organizer answers. */
const statements = [
  `create table roll_dispute (
    club_id uuid not null references club, id uuid not null, meeting_id uuid not null, member_id uuid not null,
    at timestamptz not null, withdrawn_at timestamptz, answer text check (answer in ('there', 'not there')),
    answered_by uuid, answered_at timestamptz, step uuid,
    primary key (club_id, id), unique (club_id, meeting_id, member_id)
  )`,
  'create index on roll_dispute (club_id, member_id)',
  'grant select, insert, update, delete on roll_dispute to assidu_app',
  'alter table roll_dispute enable row level security',
  'alter table roll_dispute force row level security',
  `create policy its_club on roll_dispute to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
