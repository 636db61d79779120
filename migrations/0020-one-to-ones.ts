import { type Kysely, sql } from 'kysely'

/**
 * A one-to-one of two to five: moments that are proposed and the one that was agreed on, who said yes and who said no, who
 * noted one that took place, and whom it was of use to.
 */
const columns = `
alter table one_to_one add column moments jsonb not null default '[]', add column accepted_by uuid[] not null default '{}',
  add column declined_by uuid[] not null default '{}', add column starts_at timestamptz, add column place text,
  add column sequence int not null default 0, add column logged_by uuid, add column withdrawn_at timestamptz,
  add column useful_to uuid[] not null default '{}'
`
/** Of those before, the one who had not proposed it is the one who said no. */
const before = `
update one_to_one set declined_by = array(select one from unnest(members) one where one <> coalesce(initiated_by, members[1]))
  where declined_at is not null
`

/** A policy that holds for the owner too would hide every row from this; it holds again in the same transaction. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run('alter table one_to_one no force row level security')
  await run(columns)
  await run(before)
  await run('alter table one_to_one force row level security')
}
