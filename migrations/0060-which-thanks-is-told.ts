import { type Kysely, sql } from 'kysely'

/**
 * Which message tells a thanks to the club (`told`): whoever says yes, no and yes again has agreed to the last one only, and
 * the first goes even where its removal is late. Those that stand are the last ones that were agreed to.
 */
const statements = [
  'alter table thanks add column told uuid',
  `update thanks t set told = (
    select (n.arguments ->> 'said')::uuid from notice n
    where n.club_id = t.club_id and n.kind = 'thanks-told' and n.about = coalesce(t.first_id, t.id)::text
    order by n.kept_at desc, n.id desc limit 1
  ) where in_channel = 'yes'`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
