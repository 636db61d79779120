import { type Kysely, sql } from 'kysely'

/**
 * What the receiver of a referral says of it beside its steps: why it was not a fit, for its giver, and what he notes for
 * himself. His own words are sealed: they may speak of the prospect.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table referral add column unfit_reason text, add column unfit_words bytea, add column note bytea`.execute(
    db,
  )
}
