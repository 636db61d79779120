import { type Kysely, sql } from 'kysely'

/**
 * What is let go of, and when: old acts become sums, a "no" to a one-to-one is remembered, and every message that speaks of
 * a referral says of which.
 */

const condensing = `
create table old_act (
  club_id uuid not null references club, by_id uuid not null, for_id uuid not null, kind text not null,
  count int not null, last_year int not null,
  primary key (club_id, by_id, for_id, kind)
);
alter table old_act enable row level security;
alter table old_act force row level security;
create policy its_club on old_act to assidu_app
  using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
  with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid);
grant select on old_act to assidu_app;

create index act_at on act (club_id, at);
create index referral_closed on referral (club_id, closed_at);

-- The ledger stays append-only for the bot's role: it can neither change a line nor choose which go. What it may ask for is
-- that lines whose record is gone and that are older than an instant, itself 700 days or more before the latest
-- thing noted, become one count for each two people and kind. At most so many lines at a time; gives how many went.
create function condense_acts(before timestamptz, most int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $body$
declare
  chosen uuid := nullif(current_setting('assidu.club', true), '')::uuid;
  newest timestamptz;
  went int;
begin
  if chosen is null then raise exception 'no club is chosen'; end if;
  select greatest((select max(a.noted_at) from act a where a.club_id = chosen),
    (select max(e.at) from evaluation e where e.club_id = chosen)) into newest;
  if newest is null or before > newest - interval '700 days' then return 0; end if;
  with old as (
    select a.id from act a where a.club_id = chosen and a.at < before and a.record <> 'member'
      -- A correction goes after what it corrects, never before: that would stand again.
      and not exists (select from act t where t.club_id = chosen and t.id = a.corrects and t.at >= before)
      and not exists (select from referral r where r.club_id = chosen and r.id = a.record_id)
      and not exists (select from introduction r where r.club_id = chosen and r.id = a.record_id)
      and not exists (select from thanks r where r.club_id = chosen and r.id = a.record_id)
      and not exists (select from one_to_one r where r.club_id = chosen and r.id = a.record_id)
      and not exists (select from ask r where r.club_id = chosen and r.id = a.record_id)
      and not exists (select from answer r where r.club_id = chosen and r.id = a.record_id)
      and not exists (select from guest r where r.club_id = chosen and r.id = a.record_id)
      and not exists (select from attendance r where r.club_id = chosen and r.meeting_id = a.record_id and r.member_id = a.by_id)
    order by a.noted_at, a.corrects nulls first, a.id limit most),
  lines as (
    select a.by_id, coalesce(a.for_id, a.by_id) as for_id, a.kind, count(*)::int as count,
      max(extract(year from a.at at time zone 'UTC'))::int as last_year
    from act a join old on old.id = a.id where a.club_id = chosen and not a.cancels
      and not exists (select from act later where later.club_id = chosen and later.corrects = a.id)
    group by 1, 2, 3),
  summed as (
    insert into old_act as known (club_id, by_id, for_id, kind, count, last_year)
      select chosen, by_id, for_id, kind, count, last_year from lines
    on conflict (club_id, by_id, for_id, kind) do update
      set count = known.count + excluded.count, last_year = greatest(known.last_year, excluded.last_year)),
  gone as (delete from act a using old where a.club_id = chosen and a.id = old.id returning a.id)
  select count(*)::int from gone into went;
  return went;
end $body$;
revoke all on function condense_acts(timestamptz, int) from public;
grant execute on function condense_acts(timestamptz, int) to assidu_app;
`

const columns = `alter table one_to_one add column declined_at timestamptz, add column denied_by uuid[] not null default '{}'`

/** In each club: messages about a referral say of which, what was never sent stays kept back, and the daily duty is asked for. */
const inClub = (club: string) => [
  sql`update notice set about = arguments ->> 'referral'
    where club_id = ${club} and about is null and kind in ('referral-moved', 'referral-pleasure')`,
  sql`update introduction i set held = true
    where club_id = ${club} and status in ('declined', 'expired') and external_id = 'i-' || id
      and not exists (select from notice n where n.club_id = i.club_id and n.kind = 'introduction-asked' and n.about = i.id::text)`,
  // At the instant of a duty that waits already: a migration has no clock.
  sql`insert into due (club_id, id, duty, about, at)
    select club_id, md5(club_id || '/retention')::uuid, 'retention', club_id::text, min(at) from due
    where club_id = ${club} and duty in ('digest', 'evaluate') and claimed_at is null group by club_id`,
]

/** A policy that holds for the owner too could hide every row from this; it holds again in the same transaction. */
const touched = ['club', 'notice', 'introduction', 'due']

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(condensing).execute(db)
  await sql.raw(columns).execute(db)
  for (const table of touched) await sql.raw(`alter table ${table} no force row level security`).execute(db)
  const { rows } = await sql<{ club_id: string }>`select club_id from club`.execute(db)
  for (const { club_id } of rows) for (const change of inClub(club_id)) await change.execute(db)
  for (const table of touched) await sql.raw(`alter table ${table} force row level security`).execute(db)
}
