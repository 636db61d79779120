import { type Kysely, sql } from 'kysely'

/**
 * Whose trouble it is when nothing arrives: a place's own connection, or a reader who takes no direct messages. Marks that
 * a broken connection had left on readers are taken away, and what waited for them goes its way.
 */
const tables = `
create table place_trouble (
  club_id uuid not null references club, platform text not null, place text not null,
  detail text not null, met_with text not null, since timestamptz not null, trial uuid,
  probes int not null default 0, probed_at timestamptz,
  primary key (club_id, platform, place), foreign key (platform, place) references place on delete cascade
);
insert into place_trouble (club_id, platform, place, detail, met_with, since)
  select club_id, platform, place, 'not installed', 'channel', disconnected_at from place
  where disconnected_at is not null;
alter table account add column closed_at timestamptz;
`

/** Which places the heartbeat has to ask it finds in all clubs at once: a code of the platform, instants, nothing said. */
const rights = `
grant select, insert, update, delete on place_trouble to assidu_app;
alter table place_trouble enable row level security;
alter table place_trouble force row level security;
create policy its_club on place_trouble to assidu_app
  using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
  with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid);
create policy no_club_chosen on place_trouble for select to assidu_app
  using (coalesce(current_setting('assidu.club', true), '') = '');
`

/** Codes that tell of a person. Whatever else a failed direct message met was our own connection. */
const ofPeople = {
  slack: [
    'user_not_found',
    'users_not_found',
    'user_disabled',
    'user_not_visible',
    'cannot_dm_bot',
    'channel_not_found',
    'is_archived',
  ],
  discord: ['10003', '10004', '10007', '10008', '10013', '50278'],
}
const closed = '50007'

const list = (codes: readonly string[]) => codes.map(code => `'${code}'`).join(', ')

/** The last code that each unreachable account met. */
const marks = `
create temporary table mark on commit drop as
  select distinct on (a.club_id, a.platform, a.account) a.club_id, a.platform, a.account, a.member_id,
    case when a.platform = 'discord' and split_part(d.trouble, ':', 1) = '${closed}' then 'closed'
      when a.platform = 'slack' and split_part(d.trouble, ':', 1) in (${list(ofPeople.slack)}) then 'his'
      when a.platform = 'discord' and split_part(d.trouble, ':', 1) in (${list(ofPeople.discord)}) then 'his'
      when a.platform in ('slack', 'discord') then 'ours' else 'his' end as whose
  from account a
    join delivery d on d.club_id = a.club_id and d.platform = a.platform and d.target = 'direct:' || a.member_id
    join notice n on n.club_id = d.club_id and n.id = d.notice_id
  where a.unreachable_at is not null and d.state = 'failed' and d.trouble is not null
  order by a.club_id, a.platform, a.account, n.changed_at desc nulls last;
update account a set unreachable_at = null, closed_at = case when m.whose = 'closed' then a.unreachable_at end
  from mark m where m.whose <> 'his'
    and m.club_id = a.club_id and m.platform = a.platform and m.account = a.account;
create temporary table released on commit drop as
  select n.club_id, n.id, n.kept_at from notice n where n.state = 'waiting'
    and (n.people is not null or n.reader_id in (select m.member_id from mark m where m.whose <> 'his'));
update notice n set state = 'kept', why = null from released r where r.club_id = n.club_id and r.id = n.id;
insert into due (club_id, id, duty, about, at)
  select club_id, id, 'deliver', id::text, kept_at from released on conflict do nothing;
`

/** A policy that holds for the owner too would hide every row from this; it holds again in the same transaction. */
const touched = ['place', 'account', 'delivery', 'notice', 'due']

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = async (statements: string) => {
    for (const statement of statements.split(';\n').filter(text => text.trim() !== ''))
      await sql.raw(statement).execute(db)
  }
  for (const table of touched) await run(`alter table ${table} no force row level security`)
  await run(tables)
  await run(marks)
  for (const table of touched) await run(`alter table ${table} force row level security`)
  await run(rights)
}
