import { type Kysely, sql } from 'kysely'

/** A referral that its giver gave to somebody else: which one it became; and the steps to which he answered "with pleasure". */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run(`alter table referral add column handed_on uuid, add column pleased text[] not null default '{}'`)
  await run('create index referral_handed_on on referral (club_id, handed_on) where handed_on is not null')
}
