import { type Kysely, sql } from 'kysely'

/** Rounds that were drawn, and who leaves one out. Clubs that live somewhere ask for their first round at once. */
const statements = [
  `create table pairing_round (
    club_id uuid not null references club, round text not null, drawn_at timestamptz not null,
    left_out uuid[] not null, all_met boolean not null, primary key (club_id, round))`,
  `create table round_skip (
    club_id uuid not null references club, member_id uuid not null, round text not null, at timestamptz not null,
    primary key (club_id, member_id, round))`,
  ...['pairing_round', 'round_skip'].flatMap(table => [
    `grant select, insert, update, delete on ${table} to assidu_app`,
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy its_club on ${table} to assidu_app
      using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
      with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
  ]),
  // A policy that holds for the owner too would hide every row from this; it holds again in the same transaction.
  'alter table club no force row level security',
  'alter table due no force row level security',
  `insert into due (club_id, id, duty, about, at)
    select club_id, md5('round-notice' || club_id::text)::uuid, 'round-notice', club_id::text, placed_at from club where placed_at is not null
    on conflict do nothing`,
  'alter table club force row level security',
  'alter table due force row level security',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
