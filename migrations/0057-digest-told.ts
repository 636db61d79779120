import { type Kysely, sql } from 'kysely'

/**
 * A digest stays as it was told: its figures and the records behind its actions, and no word about anybody. `digest_left`:
 * what organizers said the digest should leave alone; a press is a `step`, by which it is taken back.
 */
const statements = [
  `create table digest_told (
    club_id uuid not null references club, monday date not null, at timestamptz not null, facts jsonb not null,
    primary key (club_id, monday)
  )`,
  `create table digest_left (
    club_id uuid not null references club, kind text not null, about uuid not null, step uuid not null, at timestamptz not null,
    primary key (club_id, kind, about)
  )`,
  ...['digest_told', 'digest_left'].flatMap(table => [
    `grant select, insert, update, delete on ${table} to assidu_app`,
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy its_club on ${table} to assidu_app
      using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
      with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
  ]),
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
