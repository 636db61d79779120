import { type Kysely, sql } from 'kysely'

/**
 * The first migration: the club, its records, its ledger, and what carries messages.
 * Every table of a club leads its key with `club_id` and is under row-level security, also for its owner.
 * An instant known only by its day has its column's name in `day_only`.
 */

const clubTables = `
create table club (
  club_id uuid primary key,
  external_id text not null unique,
  format_version int not null,
  name text not null,
  zone text not null,
  language text not null,
  region_code text, city text, cadence text, meeting_weekday text, meeting_time text, meeting_place text,
  visitor_limit int, founded_on date, currency text, history_from date, history_until date, country text, address text,
  settings jsonb not null default '{}',
  created_at timestamptz not null,
  imported_at timestamptz,
  placed_at timestamptz
);

create table member (
  club_id uuid not null references club, id uuid not null, external_id text not null,
  name text not null, search text not null,
  email text, phone text, company text, job_title text, activity text, speciality text,
  sector_family text, naf_code text, naf_nomenclature text, liberal boolean, seeks text, offers text,
  joined_on date not null, left_on date, sponsor_id uuid, roles text[] not null,
  language text, zone text, slack_user_id text, discord_user_id text, scoring_objected_on date,
  settings jsonb not null default '{}', erased_at timestamptz,
  primary key (club_id, id), unique (club_id, external_id)
);

create table account (
  club_id uuid not null references club, platform text not null, place text not null, account text not null,
  member_id uuid not null, linked_at timestamptz not null,
  hello_at timestamptz, informed_at timestamptz, active_at timestamptz, unreachable_at timestamptz,
  primary key (club_id, platform, account), unique (club_id, platform, member_id)
);

create table channel (
  club_id uuid not null references club, platform text not null, place text not null, purpose text not null,
  channel text not null, trouble text,
  primary key (club_id, platform, place, purpose)
);

create table link_request (
  club_id uuid not null references club, id uuid not null, platform text not null, place text not null,
  account text not null, account_name text not null, member_id uuid, asked_at timestamptz not null,
  decided_at timestamptz, decided_by uuid, decision text,
  primary key (club_id, id)
);

create table link_code (
  club_id uuid not null references club, hash text not null, member_id uuid not null,
  expires_at timestamptz not null, used_at timestamptz,
  primary key (club_id, hash)
);

create table leave (
  club_id uuid not null references club, id uuid not null, external_id text not null,
  member_id uuid not null, from_on date not null, until_on date,
  primary key (club_id, id), unique (club_id, external_id)
);

create table meeting (
  club_id uuid not null references club, id uuid not null, external_id text not null,
  title text, starts_at timestamptz not null, ends_at timestamptz, zone text, place text,
  status text not null, required boolean, attendance_recorded text, notes text,
  planned_by uuid, closed_at timestamptz, day_only text[] not null default '{}',
  primary key (club_id, id), unique (club_id, external_id)
);

create table attendance (
  club_id uuid not null references club, meeting_id uuid not null, member_id uuid not null,
  status text not null, substitute_name text, checked_in_at timestamptz, day_only text[] not null default '{}',
  primary key (club_id, meeting_id, member_id)
);

create table rsvp (
  club_id uuid not null references club, meeting_id uuid not null, member_id uuid not null,
  answer text not null, substitute_name text, answered_at timestamptz not null,
  primary key (club_id, meeting_id, member_id)
);

create table guest (
  club_id uuid not null references club, id uuid not null, external_id text not null,
  guest text not null, name text not null, company text, activity text, email text, phone text,
  invited_by uuid, meeting_id uuid not null, status text not null, followed_up_on date, became_member_id uuid,
  primary key (club_id, id), unique (club_id, external_id)
);

create table introduction (
  club_id uuid not null references club, id uuid not null, external_id text not null,
  requested_by uuid not null, party_a uuid not null, party_b uuid not null,
  context text, requested_at timestamptz not null, status text not null,
  answer_a text, answer_b text, decided_at timestamptz, met text,
  held boolean not null default false, ended_at timestamptz, withdrawn_at timestamptz, met_a text, met_b text,
  contact_a text, contact_b text, day_only text[] not null default '{}',
  primary key (club_id, id), unique (club_id, external_id)
);

create table referral (
  club_id uuid not null references club, id uuid not null, external_id text not null,
  giver_id uuid not null, receiver_id uuid not null, kind text not null,
  prospect_name bytea, prospect_company text, prospect_phone bytea, prospect_email bytea, prospect_key bytea,
  prospect_agreed boolean, need bytea, warmth int, handoff text,
  status text not null, given_at timestamptz not null, status_at timestamptz, closed_at timestamptz,
  confirmed boolean, quality int, touched_at timestamptz, withdrawn_at timestamptz,
  day_only text[] not null default '{}',
  primary key (club_id, id), unique (club_id, external_id)
);

create table thanks (
  club_id uuid not null references club, id uuid not null, external_id text not null,
  from_id uuid not null, to_id uuid not null, referral_id uuid, thanked_at timestamptz not null,
  amount numeric, currency text, message text, day_only text[] not null default '{}',
  primary key (club_id, id), unique (club_id, external_id)
);

create table one_to_one (
  club_id uuid not null references club, id uuid not null, external_id text not null,
  members uuid[] not null, round text, initiated_by uuid, proposed_at timestamptz, held_on date,
  status text not null, note text, confirmed_by uuid[] not null default '{}', day_only text[] not null default '{}',
  primary key (club_id, id), unique (club_id, external_id)
);

create table ask (
  club_id uuid not null references club, id uuid not null, external_id text not null,
  kind text not null, author_id uuid not null, text text not null, created_at timestamptz not null,
  expires_on date, status text not null, day_only text[] not null default '{}',
  primary key (club_id, id), unique (club_id, external_id)
);

create table answer (
  club_id uuid not null references club, id uuid not null, external_id text not null,
  ask_id uuid not null, member_id uuid not null, answered_at timestamptz not null, text text, helpful boolean,
  day_only text[] not null default '{}',
  primary key (club_id, id), unique (club_id, external_id)
);

create table nudge (
  club_id uuid not null references club, id uuid not null, external_id text not null,
  member_id uuid not null, step int not null, platform text, act text, about text,
  decided_at timestamptz not null, held_back boolean, outcome text, outcome_at timestamptz,
  episode text, arm text, standing text, due_at timestamptz, day_only text[] not null default '{}',
  primary key (club_id, id), unique (club_id, external_id)
);

create table act (
  club_id uuid not null references club, id uuid not null,
  kind text not null, by_id uuid not null, for_id uuid, at timestamptz not null,
  record text not null, record_id uuid not null, detail text,
  corrects uuid, cancels boolean not null default false, noted_at timestamptz not null,
  primary key (club_id, id)
);

create table evaluation (
  club_id uuid not null references club, at timestamptz not null, member_id uuid not null,
  standing text not null, since timestamptz not null, figures jsonb not null,
  primary key (club_id, at, member_id)
);

create table organizer_answer (
  club_id uuid not null references club, id uuid not null, member_id uuid not null, by_id uuid not null,
  at timestamptz not null, answer text not null,
  primary key (club_id, id)
);

create table contest (
  club_id uuid not null references club, id uuid not null, member_id uuid not null,
  at timestamptz not null, words bytea, closed_at timestamptz, closed_by uuid,
  primary key (club_id, id)
);

create table audit (
  club_id uuid not null references club, id uuid not null, at timestamptz not null,
  by_id uuid, what text not null, about uuid, detail text,
  primary key (club_id, id)
);

create table imported_row (
  club_id uuid not null references club, file text not null, identity text not null, hash bytea not null,
  primary key (club_id, file, identity)
);

create table draft (
  club_id uuid not null references club, id uuid not null, member_id uuid not null, command text not null,
  said bytea not null, expires_at timestamptz not null,
  primary key (club_id, id)
);

create table notice (
  club_id uuid not null references club, id uuid not null, kind text not null, class text not null,
  reader_id uuid, channel text, people uuid[], arguments jsonb not null,
  once text not null, about text, kept_at timestamptz not null, due_at timestamptz not null,
  speaks_of timestamptz, state text not null, why text, changed_at timestamptz,
  primary key (club_id, id), unique (club_id, once)
);

create table delivery (
  club_id uuid not null references club, id uuid not null, notice_id uuid not null,
  platform text not null, place text not null, target text not null,
  state text not null, channel text, message text,
  lease_by text, lease_until timestamptz, attempts int not null default 0, doubtful int not null default 0,
  sent_at timestamptz, trouble text, version int not null default 0,
  primary key (club_id, id), unique (club_id, notice_id, platform, place, target)
);

create table due (
  club_id uuid not null references club, id uuid not null, duty text not null, about text not null,
  at timestamptz not null, claimed_at timestamptz, done_at timestamptz,
  primary key (club_id, id), unique (club_id, duty, about, at)
);

create table playground_message (
  club_id uuid not null references club, id uuid not null, n bigint not null,
  at timestamptz not null, sender text not null, where_kind text not null, where_id text not null,
  audience text[], only_you boolean not null default false, view jsonb not null, room jsonb not null,
  edited boolean not null default false,
  primary key (club_id, id)
);

create table playground_guest (
  club_id uuid not null references club, id text not null, name text not null,
  primary key (club_id, id)
);
`

const tenantTables = [
  'club',
  'member',
  'account',
  'channel',
  'link_request',
  'link_code',
  'leave',
  'meeting',
  'attendance',
  'rsvp',
  'guest',
  'introduction',
  'referral',
  'thanks',
  'one_to_one',
  'ask',
  'answer',
  'nudge',
  'act',
  'evaluation',
  'organizer_answer',
  'contest',
  'audit',
  'imported_row',
  'draft',
  'notice',
  'delivery',
  'due',
  'playground_message',
  'playground_guest',
] // prettier keeps one list

const indexes = `
create index member_name on member (club_id, search);
create index account_member on account (club_id, member_id);
create index meeting_starts on meeting (club_id, starts_at);
create index attendance_member on attendance (club_id, member_id);
create index guest_meeting on guest (club_id, meeting_id);
create index introduction_open on introduction (club_id, status, requested_at);
create index introduction_parties on introduction (club_id, party_a, party_b);
create index referral_giver on referral (club_id, giver_id, given_at desc);
create index referral_receiver on referral (club_id, receiver_id, given_at desc);
create index referral_open on referral (club_id, given_at) where closed_at is null;
create index thanks_to on thanks (club_id, to_id);
create index one_to_one_members on one_to_one using gin (members);
create index ask_author on ask (club_id, author_id);
create index answer_ask on answer (club_id, ask_id);
create index nudge_member on nudge (club_id, member_id, decided_at);
create index act_by on act (club_id, by_id, at);
create index act_for on act (club_id, for_id, at);
create index act_record on act (club_id, record_id);
create index act_corrects on act (club_id, corrects) where corrects is not null;
create index draft_expires on draft (expires_at);
create index notice_about on notice (club_id, kind, about);
create index notice_reader on notice (club_id, reader_id, kept_at);
create index notice_waiting on notice (club_id, state) where state in ('kept', 'waiting');
create index delivery_leases on delivery (lease_until) where state = 'sending';
create index due_soon on due (at) where claimed_at is null;
create sequence playground_n;
create unique index playground_message_n on playground_message (club_id, n);
`

/** What is the installation's and no club's. */
const installationTables = `
create table place (
  platform text not null, place text not null, club_id uuid not null, name text,
  connected_at timestamptz not null, disconnected_at timestamptz,
  primary key (platform, place), unique (platform, club_id)
);
create table gesture (
  platform text not null, place text not null, id text not null, at timestamptz not null,
  primary key (platform, place, id)
);
create table installation (
  key text primary key, value text, sealed bytea
);
create table nudge_total (
  kind text not null, arm text not null, outcome text not null, count int not null default 0,
  primary key (kind, arm, outcome)
);
create index gesture_at on gesture (at);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`do $$ begin
    if not exists (select from pg_roles where rolname = 'assidu_app') then create role assidu_app nologin nobypassrls; end if;
  end $$`)
  // Whoever is a member of it already, by an administrator's hand, may not have the right to grant it.
  await run(`do $$ begin
    if not pg_has_role(current_user, 'assidu_app', case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then execute format('grant assidu_app to %I', current_user); end if;
  end $$`)
  await run(clubTables)
  await run(installationTables)
  await run(indexes)
  await run('grant usage on schema public to assidu_app')
  await run('grant select, insert, update, delete on all tables in schema public to assidu_app')
  await run('grant usage on all sequences in schema public to assidu_app')
  // The ledger is append-only for everyone the program speaks as.
  await run('revoke update, delete on act from assidu_app')
  for (const table of tenantTables) {
    await run(`alter table ${table} enable row level security`)
    await run(`alter table ${table} force row level security`)
    await run(`create policy its_club on ${table} to assidu_app
      using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
      with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`)
  }
  // The heartbeat asks every club at once what is due, and a command line which clubs there are: ids and instants, nothing said.
  for (const table of ['club', 'due'])
    await run(`create policy no_club_chosen on ${table} for select to assidu_app
      using (coalesce(current_setting('assidu.club', true), '') = '')`)
}
