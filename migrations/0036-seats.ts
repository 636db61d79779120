import { type Kysely, sql } from 'kysely'

/**
 * A meeting may have so many seats and no more. An answer that found none is `waiting`, with its place in the list: whoever has
 * the lowest is in first.
 */
const statements = [
  'alter table meeting add column seats int check (seats > 0)',
  'alter table meeting_series add column seats int check (seats > 0)',
  'alter table rsvp add column waits int, add constraint rsvp_waits check ((waits is not null) = (answer = $$waiting$$))',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
