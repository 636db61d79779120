import { redrawAbout } from '../../notices/keep.ts'
import { membershipEnds } from '../membership.ts'
import { none } from '../topic.ts'
import { linkAsked } from './kinds.ts'

/** His code links no account any more, and no account that asks who it is is taken for his; it may be so again later. */
export const memberEnds = membershipEnds<readonly string[]>({
  locks: none,
  async ends(club, member) {
    await club.tx.deleteFrom('link_code').where('club_id', '=', club.id).where('member_id', '=', member).execute()
    const asked = await club.tx
      .updateTable('link_request')
      .set({ member_id: null })
      .where('club_id', '=', club.id)
      .where('member_id', '=', member)
      .where('decision', 'is', null)
      .returning('id')
      .execute()
    const requests = asked.map(({ id }) => id)
    await redrawAbout(club, requests, [linkAsked])
    return requests
  },
  async returns(club, member, requests) {
    if (requests.length === 0) return
    await club.tx
      .updateTable('link_request')
      .set({ member_id: member })
      .where('club_id', '=', club.id)
      .where('id', 'in', [...requests])
      .where('member_id', 'is', null)
      .where('decision', 'is', null)
      .execute()
    await redrawAbout(club, requests, [linkAsked])
  },
})
