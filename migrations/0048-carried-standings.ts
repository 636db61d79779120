import { type Kysely, sql } from 'kysely'

/**
 * What an evaluation leaves for the next one (`standing_carried`), the acts it was computed from as they were read last
 * (`weighed_act`; `together`: which of them are weighed together), and which records were written to since
 * (`touched_record`), whoever wrote: a row for each, so that nobody waits for another, and what is committed late is not
 * taken for read.
 */
const tables = `
create table standing_carried (
  club_id uuid primary key references club, at timestamptz not null, before_at timestamptz, carried text not null
);
alter table standing_carried alter column carried set storage external;
create table weighed_act (
  club_id uuid not null references club, record uuid not null, id text not null, together bigint not null, by_id uuid,
  act json not null,
  primary key (club_id, record, id)
);
create index weighed_act_together on weighed_act (club_id, together);
create index weighed_act_by on weighed_act (club_id, by_id);
create table touched_record (
  club_id uuid not null references club, seq bigint generated always as identity, record uuid not null,
  primary key (club_id, seq)
);
`

const noting = `
create function note_touched() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $body$
begin
  case tg_argv[0]
    when 'id' then insert into touched_record (club_id, record) select distinct club_id, id from written;
    when 'record_id' then insert into touched_record (club_id, record) select distinct club_id, record_id from written;
    when 'member_id' then insert into touched_record (club_id, record) select distinct club_id, member_id from written;
    when 'meeting_id' then insert into touched_record (club_id, record) select distinct club_id, meeting_id from written;
  end case;
  return null;
end $body$
`

/** Every table that a standing reads, and whose record a row of it is. */
const sources = {
  member: 'id',
  leave: 'member_id',
  meeting: 'id',
  attendance: 'meeting_id',
  guest: 'id',
  act: 'record_id',
  introduction: 'id',
  referral: 'id',
  thanks: 'id',
  one_to_one: 'id',
  ask: 'id',
  answer: 'id',
}

const events = { insert: 'new', update: 'new', delete: 'old' }

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(tables)
  for (const table of ['standing_carried', 'weighed_act', 'touched_record']) {
    await run(`grant select, insert, update, delete on ${table} to assidu_app`)
    await run(`alter table ${table} enable row level security`)
    await run(`alter table ${table} force row level security`)
    await run(`create policy its_club on ${table} to assidu_app
      using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
      with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`)
  }
  await run(noting)
  for (const [table, record] of Object.entries(sources))
    for (const [event, rows] of Object.entries(events))
      await run(`create trigger note_touched_${event} after ${event} on ${table}
        referencing ${rows} table as written for each statement execute function note_touched('${record}')`)
}
