import { type Kysely, sql } from 'kysely'

/**
 * What an end of a membership has closed, so that it can be undone, stands in a table of its own, for as long as it can be:
 * the audit says no more than who did what, and when.
 */
const table = `
create table membership_end (
  club_id uuid not null references club, member_id uuid not null, at timestamptz not null, states jsonb not null,
  primary key (club_id, member_id)
);
`

/**
 * Whoever is away by such an end may still be brought back. How long ago that was is for the program to say, which has a clock;
 * whatever is older than it allows goes in the night after. One-to-ones were noted without the status they had.
 */
const carriedOver = `
insert into membership_end (club_id, member_id, at, states)
select distinct on (a.club_id, a.about) a.club_id, a.about, a.at, jsonb_build_object(
    'meetings', coalesce(a.detail::jsonb -> 'rsvps', '[]'),
    'referrals', coalesce((select jsonb_agg(jsonb_build_object('id', r ->> 'id', 'status', r ->> 'status'))
      from jsonb_array_elements(a.detail::jsonb -> 'referrals') r), '[]'),
    'asks', coalesce(a.detail::jsonb -> 'asks', '[]'))
  from audit a join member m on m.club_id = a.club_id and m.id = a.about
  where a.what = 'membership-ended' and a.detail is not null and m.left_on is not null and m.erased_at is null
    and not exists (select from audit later where later.club_id = a.club_id and later.about = a.about and later.at > a.at
      and later.what in ('membership-end-undone', 'member-returned'))
  order by a.club_id, a.about, a.at desc;
update audit set detail = null where what = 'membership-ended';
`

const rights = `
grant select, insert, update, delete on membership_end to assidu_app;
alter table membership_end enable row level security;
alter table membership_end force row level security;
create policy its_club on membership_end to assidu_app
  using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
  with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid);
`

/** A policy that holds for the owner too would hide every row from this; it holds again in the same transaction. */
const touched = ['audit', 'member']

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = async (statements: string) => {
    for (const statement of statements.split(';\n').filter(text => text.trim() !== ''))
      await sql.raw(statement).execute(db)
  }
  for (const name of touched) await run(`alter table ${name} no force row level security`)
  await run(table)
  await run(carriedOver)
  for (const name of touched) await run(`alter table ${name} force row level security`)
  await run(rights)
}
