import { type Kysely, sql } from 'kysely'

/** Problems that members put to a few others: the moments that are proposed, who is asked, and what each said. */
const tables = `
create table problem (
  club_id uuid not null references club, id uuid not null, ask_id uuid not null, author_id uuid not null,
  put_at timestamptz not null, first_at timestamptz not null, other_at timestamptz,
  ends_at timestamptz not null, status text not null, meets_at timestamptz, outcome text,
  primary key (club_id, id)
);
create index problem_of_ask on problem (club_id, ask_id);
create table problem_seat (
  club_id uuid not null references club, problem_id uuid not null, member_id uuid not null,
  answer text, answered_at timestamptz,
  primary key (club_id, problem_id, member_id)
);
create index problem_seat_of_member on problem_seat (club_id, member_id);
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
  const statements = [tables, rights('problem'), rights('problem_seat')].join('').split(';\n')
  for (const statement of statements.filter(text => text.trim() !== '')) await sql.raw(statement).execute(db)
}
