import { type Kysely, sql } from 'kysely'

/**
 * What the bot says on its own is measured out: when a notice went, to which day it was moved, and into which other one it
 * went. Of those sent before, it is known by their deliveries.
 */
const columns = `
alter table notice add column went_at timestamptz, add column moved_to timestamptz, add column merged_into uuid
`
const index = `
create index notice_merged on notice (club_id, merged_into) where merged_into is not null
`
const before = `
update notice n set went_at = d.sent_at
  from (select club_id, notice_id, min(sent_at) as sent_at from delivery where sent_at is not null group by 1, 2) d
  where d.club_id = n.club_id and d.notice_id = n.id and n.kind <> 'answer'
`

/** A policy that holds for the owner too would hide every row from this; it holds again in the same transaction. */
const touched = ['notice', 'delivery']

export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  for (const table of touched) await run(`alter table ${table} no force row level security`)
  for (const statement of [columns, before, index]) await run(statement)
  for (const table of touched) await run(`alter table ${table} force row level security`)
}
