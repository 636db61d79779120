import { type Kysely, sql } from 'kysely'

/**
 * What is known of a send whose answer was lost, and what stands in a message: so that a doubt survives the process that
 * had it, and a message that would read the same is left alone.
 */
const columns = `
alter table delivery
  add column tried_at timestamptz,
  add column address jsonb,
  add column sent_again int not null default 0,
  add column drawn text,
  add column informs boolean not null default false,
  add column stale boolean not null default false,
  add column edit_by text,
  add column edit_until timestamptz,
  drop column version;
create index delivery_mark on delivery (club_id, right(replace(id::text, '-', ''), 15));
create index notice_about_any on notice (club_id, about);
`

/** Sends that were under way: where they went, as the records still say, so that they can be looked for. */
const underWay = `
update delivery d set tried_at = lease_until - interval '60 seconds', address = jsonb_build_object(
    'kind', 'direct', 'place', d.place, 'account', a.account)
  from account a where d.state = 'sending' and d.target like 'direct:%' and a.club_id = d.club_id
    and a.platform = d.platform and a.place = d.place and a.member_id::text = substr(d.target, 8);
update delivery d set tried_at = lease_until - interval '60 seconds', address = jsonb_build_object(
    'kind', 'channel', 'place', d.place, 'channel', c.channel)
  from channel c where d.state = 'sending' and c.club_id = d.club_id and c.platform = d.platform and c.place = d.place
    and c.purpose = case when d.target like 'knock:%' then 'club' else substr(d.target, 9) end;
`

/** Nothing comes back to a send that stayed under way when its notice had ended: the heartbeat is told. */
const forgotten = `
insert into due (club_id, id, duty, about, at)
  select distinct on (d.club_id, d.notice_id) d.club_id, d.id, 'deliver', d.notice_id::text, n.kept_at
  from delivery d join notice n on n.club_id = d.club_id and n.id = d.notice_id where d.state = 'sending'
  on conflict do nothing;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(columns)
  // Row-level security holds for an owner who is no superuser, too: it would find nothing to change.
  const tables = ['delivery', 'notice', 'account', 'channel', 'due']
  for (const table of tables) await run(`alter table ${table} no force row level security`)
  await run(underWay)
  await run(forgotten)
  for (const table of tables) await run(`alter table ${table} force row level security`)
}
