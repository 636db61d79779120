import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'

/**
 * So many tries that fit nothing at one meeting: codes of one account, of one address (a whole room may share one), of all
 * addresses together; names of one address, which are typed behind a code that was right.
 */
const most = { account: 8, address: 40, page: 60, names: 100 }

/** Who types: an account of a platform, or whoever has the page before him, by his address. */
export type Typist =
  | { readonly kind: 'account'; readonly platform: string; readonly account: string }
  | { readonly kind: 'address'; readonly types: 'code' | 'name'; readonly address: string }

/**
 * Counts one more try at the door of a meeting, and says whether it may be looked at: past the limit none is, the right one
 * included. Those made at once are counted one after the other. `fits` takes the try back: it was right, so that a room full
 * of people behind one address uses up nothing.
 *
 * Past the common limit codes are taken only from where somebody has come in: strangers who guess from everywhere get no
 * further, and shut the door neither for the house it is in nor for whoever scans.
 */
export async function mayTry(
  club: ClubTx,
  meeting: string,
  who: Typist,
): Promise<{ readonly may: boolean; readonly fits: () => Promise<void> }> {
  const key = (text: string) => club.sealer.fingerprint(`check-in/${text}`)
  const own = who.kind === 'account' ? key(`${who.platform}/${who.account}`) : key(`${who.types}/${who.address}`)
  const common = who.kind === 'address' && who.types === 'code' ? key('every address') : null
  const came = who.kind === 'address' ? key(`came/${who.address}`) : null
  const limit = who.kind === 'account' ? most.account : who.types === 'code' ? most.address : most.names
  // His own count before the common one, always: two who wait for each other's would wait for ever.
  const isWithin = (await counted(club, meeting, own)) <= limit
  const isOpen = common === null || (await counted(club, meeting, common)) <= most.page
  return {
    may: isWithin && (isOpen || (came !== null && (await isKept(club, meeting, came)))),
    fits: async () => {
      await sql`update check_in_try set tries = tries - 1 where club_id = ${club.id} and meeting_id = ${meeting}
        and who in (${sql.join(common ? [own, common] : [own])})`.execute(club.tx)
      if (came)
        await sql`insert into check_in_try (club_id, meeting_id, who, tries, since)
          values (${club.id}, ${meeting}, ${came}, 0, ${club.at})
          on conflict (club_id, meeting_id, who) do nothing`.execute(club.tx)
    },
  }
}

async function counted(club: ClubTx, meeting: string, who: Buffer): Promise<number> {
  const { rows } = await sql<{ tries: number }>`
    insert into check_in_try (club_id, meeting_id, who, tries, since)
    values (${club.id}, ${meeting}, ${who}, 1, ${club.at})
    on conflict (club_id, meeting_id, who) do update set tries = check_in_try.tries + 1
    returning tries`.execute(club.tx)
  return rows[0]!.tries
}

async function isKept(club: ClubTx, meeting: string, who: Buffer): Promise<boolean> {
  const { rows } = await sql`select from check_in_try
    where club_id = ${club.id} and meeting_id = ${meeting} and who = ${who}`.execute(club.tx)
  return rows.length > 0
}
