import { type Kysely, sql } from 'kysely'

/**
 * With which fact a nudge began is kept, so that it stays when the message is drawn anew. And a message that asks about the
 * record of another topic is found by that record: it is drawn anew with all that is about it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('alter table nudge add column opening text')
  await run('alter table notice add column follows text')
  await run('create index notice_follows on notice (club_id, follows) where follows is not null')
  await run(
    `update notice set follows = arguments ->> 'record' where kind = 'nudge' and arguments ->> 'record' is not null`,
  )
}
