import { type Kysely, sql } from 'kysely'

/**
 * Two rules get their index: a member's standing is contested once at a time, and an account waits for one answer to
 * "who is it?". Where a double click has made two before, the messages about the younger lead to the one that stays.
 */
const merges = `
create temporary table twin on commit drop as
  select club_id, id, first_value(id) over same as stays from contest where closed_at is null
  window same as (partition by club_id, member_id order by (words is not null) desc, at, id);
delete from twin where id = stays;
update contest c set closed_at = c.at from twin t where t.club_id = c.club_id and t.id = c.id;
insert into twin
  select club_id, id, first_value(id) over same from link_request where decision is null or decision = 'asked'
  window same as (partition by club_id, platform, account order by (decision is null) desc, asked_at desc, id);
delete from twin where id = stays;
delete from link_request r using twin t where t.club_id = r.club_id and t.id = r.id;
update notice n set about = case when n.about = t.id::text then t.stays::text else n.about end,
    arguments = replace(n.arguments::text, t.id::text, t.stays::text)::jsonb
  from twin t where t.club_id = n.club_id and (n.about = t.id::text or n.arguments::text like '%' || t.id::text || '%');
drop table twin;
`

/** A policy that holds for the owner too would hide every row from this; it holds again in the same transaction. */
const touched = ['contest', 'link_request', 'notice']

const indexes = `
create unique index contest_open on contest (club_id, member_id) where closed_at is null;
create unique index link_request_open on link_request (club_id, platform, account)
  where decision is null or decision = 'asked';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  for (const table of touched) await run(`alter table ${table} no force row level security`)
  for (const statement of merges.split(';\n').filter(text => text.trim() !== '')) await run(statement)
  for (const table of touched) await run(`alter table ${table} force row level security`)
  for (const statement of indexes.split(';\n').filter(text => text.trim() !== '')) await run(statement)
}
