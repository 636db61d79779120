import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'

/** So many tries that fit nothing: of one account, of one address (a whole room may share one), of all addresses together. */
const most = { account: 8, address: 40, page: 60 }

/** Who types: an account of a platform, or whoever has the page before him, by his address. */
export type Typist =
  | { readonly kind: 'account'; readonly platform: string; readonly account: string }
  | { readonly kind: 'address'; readonly address: string }

/**
 * Counts one more try at the door of a meeting, and says whether it may be looked at: past the limit none is, the right one
 * included. Those made at once are counted one after the other. `fits` takes the try back: it was right.
 */
export async function mayTry(
  club: ClubTx,
  meeting: string,
  who: Typist,
): Promise<{ readonly may: boolean; readonly fits: () => Promise<void> }> {
  const counters = countersOf(club, who)
  let may = true
  for (const { key, upTo } of counters) {
    const { rows } = await sql<{ tries: number }>`
      insert into check_in_try (club_id, meeting_id, who, tries, since)
      values (${club.id}, ${meeting}, ${key}, 1, ${club.at})
      on conflict (club_id, meeting_id, who) do update set tries = check_in_try.tries + 1
      returning tries`.execute(club.tx)
    if (rows[0]!.tries > upTo) may = false
  }
  return {
    may,
    fits: async () => {
      await sql`update check_in_try set tries = tries - 1 where club_id = ${club.id} and meeting_id = ${meeting}
        and who in (${sql.join(counters.map(({ key }) => key))})`.execute(club.tx)
    },
  }
}

/** His own count before the common one, always: two who wait for each other's would wait for ever. */
function countersOf(club: ClubTx, who: Typist) {
  const key = (text: string) => club.sealer.fingerprint(`check-in/${text}`)
  if (who.kind === 'account') return [{ key: key(`${who.platform}/${who.account}`), upTo: most.account }]
  return [
    { key: key(`address/${who.address}`), upTo: most.address },
    { key: key('every address'), upTo: most.page },
  ]
}
