import { type Kysely, sql } from 'kysely'

/**
 * With which coin each episode was tossed: half of them wait at first, later one in five. Only those of one coin are
 * compared with each other. Of the first four hundred it is known; of more than that it is not which.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  const all = `coalesce((select sum(count) from nudge_total where outcome = 'begun'), 0) <= 400`
  await run('alter table nudge add column coin text')
  await run(`alter table nudge_total add column coin text not null default ''`)
  await run('alter table nudge no force row level security')
  await run(`update nudge set coin = 'half' where arm is not null and counted > 0 and ${all}`)
  await run('alter table nudge force row level security')
  await run(`update nudge_total set coin = 'half' where ${all}`)
  await run('alter table nudge_total drop constraint nudge_total_pkey')
  await run('alter table nudge_total add primary key (kind, act, arm, coin, outcome)')
}
