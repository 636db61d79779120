import { redrawAbout } from '../../notices/keep.ts'
import { membershipEnds } from '../membership.ts'
import { none } from '../topic.ts'

/** What he said of his standing needs no answer any more; it waits for one again when he is back. */
export const standingEnds = membershipEnds<readonly string[]>({
  locks: none,
  async ends(club, member) {
    const rows = await club.tx
      .updateTable('contest')
      .set({ closed_at: club.at })
      .where('club_id', '=', club.id)
      .where('member_id', '=', member)
      .where('closed_at', 'is', null)
      .returning('id')
      .execute()
    const contests = rows.map(({ id }) => id)
    await redrawAbout(club, contests)
    return contests
  },
  async returns(club, _, contests) {
    if (contests.length === 0) return
    await club.tx
      .updateTable('contest')
      .set({ closed_at: null })
      .where('club_id', '=', club.id)
      .where('id', 'in', [...contests])
      .where('closed_by', 'is', null)
      .execute()
    await redrawAbout(club, contests)
  },
})
