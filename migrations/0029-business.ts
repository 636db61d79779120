import { type Kysely, sql } from 'kysely'

/**
 * A thanks that both sides look at and that a later one may correct, and the business that the club is told of: `counted`
 * is how much of an amount stands in one of those totals already.
 */
const statements = [
  `alter table thanks add column answer text check (answer in ('right', 'not-quite')), add column answered_at timestamptz,
    add column replaced_by uuid, add column first_id uuid, add column counted numeric not null default 0`,
  'create index thanks_referral on thanks (club_id, referral_id) where referral_id is not null',
  'create index thanks_first on thanks (club_id, first_id) where first_id is not null',
  `create table business_told (
    club_id uuid not null references club, id uuid not null, from_at timestamptz not null, until_at timestamptz not null,
    amount numeric not null, currency text not null, primary key (club_id, id))`,
  'grant select, insert, update, delete on business_told to assidu_app',
  'alter table business_told enable row level security',
  'alter table business_told force row level security',
  `create policy its_club on business_told to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
