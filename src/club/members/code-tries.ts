import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { Account } from './link.ts'

/** So many codes may one account type a day that fit nothing. */
const mostTries = 5

/**
 * Counts one more code typed by an account, and says whether it may be looked at: after five wrong ones none is, for a
 * day, the right one included. Those typed at once are counted one after the other.
 */
export async function mayTryCode(
  db: Kysely<Tables> | Transaction<Tables>,
  { platform, place, account }: Account,
  at: Temporal.Instant,
): Promise<boolean> {
  const dayAgo = at.subtract({ hours: 24 })
  const { rows } = await sql<{ tries: number }>`
    insert into code_try (platform, place, account, tries, since) values (${platform}, ${place}, ${account}, 1, ${at})
    on conflict (platform, place, account) do update set
      tries = case when code_try.since <= ${dayAgo} then 1 else code_try.tries + 1 end,
      since = case when code_try.since <= ${dayAgo} then ${at} else code_try.since end
    returning tries`.execute(db)
  await db.deleteFrom('code_try').where('since', '<=', dayAgo).execute()
  return (rows[0]?.tries ?? 0) <= mostTries
}

/** The code was right: what he mistyped before is forgotten. */
export const forgetTries = (tx: Transaction<Tables>, { platform, place, account }: Account): Promise<unknown> =>
  tx
    .deleteFrom('code_try')
    .where('platform', '=', platform)
    .where('place', '=', place)
    .where('account', '=', account)
    .execute()
