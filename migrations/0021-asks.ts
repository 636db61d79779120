import { type Kysely, sql } from 'kysely'

/**
 * Asks and offers that members type: when each ended or was taken back, whom the bot has passed it to, and in which round-up
 * the club has read it.
 */
const columns = `
alter table ask add column ended_at timestamptz, add column withdrawn_at timestamptz, add column still_at timestamptz,
  add column left_at timestamptz;
alter table answer add column contact text, add column withdrawn_at timestamptz;
create index answer_of_ask on answer (club_id, ask_id);
create index ask_by_status on ask (club_id, status);
`

const routes = `
create table ask_route (
  club_id uuid not null references club, ask_id uuid not null, member_id uuid not null,
  at timestamptz not null, by_id uuid, declined_at timestamptz,
  primary key (club_id, ask_id, member_id)
);
create table round_up_ask (
  club_id uuid not null references club, round_up_id uuid not null, ask_id uuid not null,
  at timestamptz not null, again boolean not null,
  primary key (club_id, round_up_id, ask_id)
);
create index round_up_of_ask on round_up_ask (club_id, ask_id);
`

const rights = (table: string) => `
grant select, insert, update, delete on ${table} to assidu_app;
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy its_club on ${table} to assidu_app
  using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
  with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [columns, routes, rights('ask_route'), rights('round_up_ask')].join('').split(';\n')
  for (const statement of statements.filter(text => text.trim() !== '')) await sql.raw(statement).execute(db)
}
