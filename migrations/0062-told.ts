import { type Kysely, sql } from 'kysely'

/**
 * What a candidate tells beyond his trade (`told`, sealed JSON: his function, speciality, sector, what he expects, brings and
 * belongs to), and what his sponsor says of him (sealed).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table application add column told bytea, add column sponsor_says bytea`.execute(db)
}
