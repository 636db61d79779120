import type { ClubTx } from '../../db/club-tx.ts'
import { countWithoutAccount } from '../../notices/waiting.ts'
import type { Platform } from '../../terms/member.ts'
import type { MembersPage } from './cards.ts'
import { undoableEnds } from './end.ts'
import { openRequests } from './link-request.ts'
import { membersByIds, presentMembers } from './queries.ts'

/** The list as its organizers keep it, seen from one platform. */
export async function membersPage(club: ClubTx, platform: Platform): Promise<MembersPage> {
  return {
    present: await presentMembers(club),
    platform,
    waiting: await countWithoutAccount(club),
    requests: await openRequests(club),
    left: await leftLately(club),
  }
}

/** Whose membership ended and can be undone, the latest first. */
async function leftLately(club: ClubTx) {
  const ids = await undoableEnds(club)
  const members = await membersByIds(club, ids)
  // An import may have put somebody on the list again.
  return ids.map(id => members.get(id)!).filter(({ left }) => left)
}
