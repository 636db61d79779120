import { type Kysely, sql } from 'kysely'

/**
 * How people and places come to a club: a request to be linked names the account by what its owner cannot choose; an
 * imported club is taken over with a code; codes are tried a few times only.
 */

const tables = `
alter table link_request add column handle text;

create table take_over (
  club_id uuid not null references club, hash bytea not null, expires_at timestamptz not null,
  platform text, place text, account text, taken_at timestamptz, used_at timestamptz,
  primary key (club_id, hash)
);
create index take_over_hash on take_over (hash);

create table code_try (
  platform text not null, place text not null, account text not null, tries int not null, since timestamptz not null,
  primary key (platform, place, account)
);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(tables)
  await run('grant select, insert, update, delete on take_over, code_try to assidu_app')
  await run('alter table take_over enable row level security')
  await run('alter table take_over force row level security')
  await run(`create policy its_club on take_over to assidu_app
    using (club_id = nullif(current_setting('assidu.club', true), '')::uuid)
    with check (club_id = nullif(current_setting('assidu.club', true), '')::uuid)`)
  // In a place without a club nobody knows yet which one a code is of: hashes and instants, nothing said.
  await run(`create policy no_club_chosen on take_over for select to assidu_app
    using (coalesce(current_setting('assidu.club', true), '') = '')`)
}
