import type { ClubTx } from '../../db/club-tx.ts'
import type { Platform } from '../../terms/member.ts'
import { forgetAccounts } from '../members/link.ts'
import { endDuties } from './begin.ts'

/**
 * The club lives there no more: its channels and its members' accounts there are forgotten, everything else stays. Without
 * any place left it has no duties and waits for one again. False when it did not live there.
 */
export async function leavePlace(
  club: ClubTx,
  { platform, place }: { platform: Platform; place: string },
): Promise<boolean> {
  const { numDeletedRows } = await club.tx
    .deleteFrom('place')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await club.tx
    .deleteFrom('channel')
    .where('club_id', '=', club.id)
    .where('platform', '=', platform)
    .where('place', '=', place)
    .execute()
  await forgetAccounts(club, { platform, place })
  const left = await club.tx.selectFrom('place').select('place').where('club_id', '=', club.id).executeTakeFirst()
  if (!left) await endDuties(club)
  return true
}
