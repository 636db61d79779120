import { type Kysely, sql } from 'kysely'

/**
 * A prospect's telephone also as every telephone dials it, sealed; and all that he is known by, each as a keyed hash: once by
 * his number, once by his address, he is the same. What he was known by until now stays one of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table referral add column prospect_e164 bytea, alter column prospect_key type bytea[]
    using case when prospect_key is null then null else array[prospect_key] end`.execute(db)
  await sql`alter table referral rename column prospect_key to prospect_keys`.execute(db)
}
