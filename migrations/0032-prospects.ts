import { type Kysely, sql } from 'kysely'

const underItsClub = (table: string) => [
  `grant select, insert, update, delete on ${table} to assidu_app`,
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy its_club on ${table} to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
]

/** Third persons who asked to be forgotten, who looked at one's contact, and of a referral that its prospect asked so. */
const statements = [
  `create table prospect_wish (
    club_id uuid not null references club, id uuid not null, marks bytea[] not null, digest bytea not null,
    since timestamptz not null, primary key (club_id, id))`,
  'create unique index prospect_wish_once on prospect_wish (club_id, marks)',
  ...underItsClub('prospect_wish'),
  `create table prospect_look (
    club_id uuid not null references club, id uuid not null, referral_id uuid not null, member_id uuid not null,
    how text not null, at timestamptz not null,
    primary key (club_id, id))`,
  'create index prospect_look_referral on prospect_look (club_id, referral_id)',
  'create index prospect_look_member on prospect_look (club_id, member_id)',
  ...underItsClub('prospect_look'),
  'alter table referral add column forgotten_at timestamptz',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
