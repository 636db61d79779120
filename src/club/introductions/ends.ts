import type { ClubTx } from '../../db/club-tx.ts'
import { type Locked, takeLocks } from '../../db/only-once.ts'
import { membershipEnds } from '../membership.ts'
import { none } from '../topic.ts'
import { endIntroductions } from './end.ts'
import * as kinds from './kinds.ts'

/** Pending introductions with him, or asked by him, end as "not this time"; those kept back end without a word. */
export const introductionEnds = membershipEnds<null>({
  locks: pairsAsked,
  async ends(club, member) {
    // One may have been asked for since the locks were taken: nobody asks for more, now that he has left.
    await takeLocks(club, await pairsAsked(club, member))
    const pending = await pendingWith(club, member).orderBy('id').forUpdate().execute()
    // Those kept back end first: the end of the one before them would send them off.
    const held = pending.filter(row => row.held).map(({ id }) => id)
    if (held.length > 0)
      await club.tx
        .updateTable('introduction')
        .set({ status: 'expired', decided_at: club.at, ended_at: club.at })
        .where('club_id', '=', club.id)
        .where('id', 'in', held)
        .execute()
    await kinds.releasing.dismiss(club, ...held)
    const asked = pending.filter(row => !row.held).map(({ id }) => id)
    await kinds.ending.dismiss(club, ...asked)
    await endIntroductions(club, asked)
    return null
  },
  returns: none,
})

const pendingWith = (club: ClubTx, member: string) =>
  club.tx
    .selectFrom('introduction')
    .select(['id', 'held', 'party_a', 'party_b'])
    .where('club_id', '=', club.id)
    .where('status', '=', 'pending')
    .where(({ or, eb }) =>
      or([eb('requested_by', '=', member), eb('party_a', '=', member), eb('party_b', '=', member)]),
    )

async function pairsAsked(club: ClubTx, member: string): Promise<readonly Locked[]> {
  const pending = await pendingWith(club, member).execute()
  return pending.map(({ party_a, party_b }) => ({ lock: 'introduction', about: [party_a, party_b] }))
}
