import type { ClubTx } from '../../db/club-tx.ts'
import { nextWeekly } from '../../time/wall.ts'
import { balancing } from './kinds.ts'
import { readBalance } from './read.ts'
import type { Balance } from './rules.ts'

const SUNDAY = 7

/** Asks for the next look at the balance, in the evening before the digest. */
export const askForBalance = (club: ClubTx): Promise<void> =>
  balancing.ask(club, nextWeekly(club.at, club.zone, SUNDAY, '18:00'))

/** What of a balance is worth a line of the digest; nothing where the two are not compared. */
const worthALine = ({ compared }: Balance): { readonly isFar: boolean; readonly nobody: readonly string[] } => ({
  isFar: compared?.isFar ?? false,
  nobody: compared?.nobody ?? [],
})

/** Notes what the balance is worth saying of, where that is not what was noted last: what stays as it is is told once. */
export async function lookAtBalance(club: ClubTx): Promise<void> {
  await askForBalance(club)
  const { isFar, nobody } = worthALine(await readBalance(club))
  const last = await club.tx
    .selectFrom('balance_seen')
    .select(['is_far', 'nobody'])
    .where('club_id', '=', club.id)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if ((last?.is_far ?? false) === isFar && (last?.nobody ?? []).join() === nobody.join()) return
  await club.tx
    .insertInto('balance_seen')
    .values({ club_id: club.id, id: club.newId(), at: club.at, is_far: isFar, nobody: [...nobody] })
    .execute()
}
