import { type Kysely, sql } from 'kysely'

/**
 * The totals of nudges in parts: a club adds to the part its id chooses, so that clubs whose evaluations end in the same
 * moment seldom wait for each other's commit. What is counted is the sum of the parts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('alter table nudge_total add column part smallint not null default 0')
  await run('alter table nudge_total drop constraint nudge_total_pkey')
  await run('alter table nudge_total add primary key (kind, act, arm, coin, outcome, part)')
}
