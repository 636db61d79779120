import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Platform } from '../../terms/member.ts'
import type { MembersPage } from './cards.ts'
import { undoDays } from './end.ts'
import { openRequests } from './link-request.ts'
import { membersByIds, presentMembers } from './queries.ts'

/** The list as its organizers keep it, seen from one platform. */
export async function membersPage(club: ClubTx, platform: Platform): Promise<MembersPage> {
  return {
    present: await presentMembers(club),
    platform,
    waiting: await waitingForAnAccount(club),
    requests: await openRequests(club),
    left: await leftLately(club),
  }
}

async function waitingForAnAccount(club: ClubTx): Promise<number> {
  const { count } = await club.tx
    .selectFrom('notice')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('club_id', '=', club.id)
    .where('state', '=', 'waiting')
    .where('why', '=', 'no account')
    .executeTakeFirstOrThrow()
  return count
}

/** Whose membership was ended within the days in which that can be undone, the latest first. */
async function leftLately(club: ClubTx) {
  const since = club.at.subtract({ hours: undoDays * 24 })
  const rows = await club.tx
    .selectFrom('audit')
    .innerJoin('member', join =>
      join.onRef('member.club_id', '=', 'audit.club_id').onRef('member.id', '=', 'audit.about'),
    )
    .select(['member.id'])
    .where('audit.club_id', '=', club.id)
    .where('audit.what', '=', 'membership-ended')
    .where('audit.at', '>=', since)
    .where('member.left_on', 'is not', null)
    .where('member.erased_at', 'is', null)
    .groupBy('member.id')
    .orderBy(sql`max(audit.at) desc`)
    .execute()
  const ids = rows.map(({ id }) => id)
  const members = await membersByIds(club, ids)
  return ids.map(id => members.get(id)!)
}
