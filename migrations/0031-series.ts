import { type Kysely, sql } from 'kysely'

/**
 * Meetings that come again and again. `rule` is an RFC 5545 rule, counted from `starts_on`; `at_time` the time on the wall of
 * its zone; `made_until` the last day for which meetings were made. Of a meeting, `series_on` is the day the rule gave it, which
 * stays its own wherever it is moved; `by_hand`: an organizer has changed this one alone.
 */
const statements = [
  `create table meeting_series (
    club_id uuid not null references club, id uuid not null, title text, place text, rule text not null,
    starts_on date not null, at_time text not null, zone text, minutes int, required boolean not null,
    rests_on_holidays boolean not null, rests_in_breaks boolean not null, made_until date not null, ends_on date,
    planned_by uuid, revision int not null,
    primary key (club_id, id)
  )`,
  'grant select, insert, update, delete on meeting_series to assidu_app',
  'alter table meeting_series enable row level security',
  'alter table meeting_series force row level security',
  `create policy its_club on meeting_series to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`,
  `alter table meeting add column series_id uuid, add column series_on date, add column by_hand boolean not null default false,
    add constraint meeting_of_series unique (club_id, series_id, series_on)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
