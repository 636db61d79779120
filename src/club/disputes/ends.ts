import { redrawAbout } from '../../notices/keep.ts'
import { membershipEnds } from '../membership.ts'
import { none } from '../topic.ts'

/** Whoever has left has no absence to put right; what he said waits for an answer again when he is back. */
export const disputeEnds = membershipEnds<readonly string[]>({
  locks: none,
  async ends(club, member) {
    const rows = await club.tx
      .updateTable('roll_dispute')
      .set({ withdrawn_at: club.at })
      .where('club_id', '=', club.id)
      .where('member_id', '=', member)
      .where('answer', 'is', null)
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .execute()
    const ids = rows.map(({ id }) => id)
    await redrawAbout(club, ids)
    return ids
  },
  async returns(club, _, ids) {
    if (ids.length === 0) return
    await club.tx
      .updateTable('roll_dispute')
      .set({ withdrawn_at: null })
      .where('club_id', '=', club.id)
      .where('id', 'in', [...ids])
      .execute()
    await redrawAbout(club, ids)
  },
})
