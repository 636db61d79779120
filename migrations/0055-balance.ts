import { type Kysely, sql } from 'kysely'

const its = "club_id = nullif(current_setting('assidu.club', true), '')::uuid"

/** A club's own figures of regions, and what its organizers were last told of its balance. */
const tables = {
  region_figures: `
    club_id uuid not null references club, code text not null, name text not null, establishments jsonb not null,
    year smallint not null, source text not null, nomenclature text not null, loaded_at timestamptz not null,
    primary key (club_id, code)`,
  balance_seen: `
    club_id uuid not null references club, id uuid not null, at timestamptz not null, is_far boolean not null,
    nobody text[] not null, primary key (club_id, id)`,
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  for (const [table, columns] of Object.entries(tables)) {
    await run(`create table ${table} (${columns})`)
    await run(`grant select, insert, update, delete on ${table} to assidu_app`)
    await run(`alter table ${table} enable row level security`)
    await run(`alter table ${table} force row level security`)
    await run(`create policy its_club on ${table} to assidu_app using (${its}) with check (${its})`)
  }
  await run('create index on balance_seen (club_id, at)')
  // Clubs that live somewhere look at their balance at once, and then every Sunday. A policy that holds for the owner too
  // would hide every row from this; it holds again in the same transaction.
  for (const table of ['club', 'due']) await run(`alter table ${table} no force row level security`)
  await run(`
    insert into due (club_id, id, duty, about, at)
    select club_id, md5('balance' || club_id::text)::uuid, 'balance', club_id::text, placed_at from club
    where placed_at is not null on conflict do nothing`)
  for (const table of ['club', 'due']) await run(`alter table ${table} force row level security`)
}
