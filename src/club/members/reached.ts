import type { ClubTx } from '../../db/club-tx.ts'
import { troubledPlaces } from '../../notices/places.ts'
import type { Member, Reached } from '../../terms/member.ts'

/** How what is kept for a member now will reach him. */
export async function reachedHow(club: ClubTx, memberId: string): Promise<Reached> {
  const rows = await club.tx
    .selectFrom('account')
    .leftJoin(troubledPlaces(club).as('bad'), join =>
      join.onRef('bad.platform', '=', 'account.platform').onRef('bad.place', '=', 'account.place'),
    )
    .select(['account.hello_at', 'account.closed_at', 'account.unreachable_at', 'bad.since'])
    .where('account.club_id', '=', club.id)
    .where('account.member_id', '=', memberId)
    .execute()
  if (rows.length === 0) return 'unconnected'
  const there = rows.filter(row => row.unreachable_at === null && row.since === null)
  if (there.length === 0) return 'later'
  return there.some(row => row.hello_at !== null && row.closed_at === null) ? 'privately' : 'called'
}

/** Those of them to whom nothing can be sent yet: no account of theirs is known. */
export const unconnectedAmong = (members: readonly Member[]): readonly Member[] =>
  members.filter(({ accounts }) => Object.keys(accounts).length === 0)
