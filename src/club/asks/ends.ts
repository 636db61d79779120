import { membershipEnds } from '../membership.ts'
import { none } from '../topic.ts'

/** What he asks for or offers closes; what has not expired meanwhile is open again when he is back. */
export const askEnds = membershipEnds<readonly string[]>({
  locks: none,
  async ends(club, member) {
    const rows = await club.tx
      .updateTable('ask')
      .set({ status: 'closed' })
      .where('club_id', '=', club.id)
      .where('author_id', '=', member)
      .where('status', '=', 'open')
      .returning('id')
      .execute()
    return rows.map(({ id }) => id)
  },
  async returns(club, _, asks) {
    if (asks.length === 0) return
    await club.tx
      .updateTable('ask')
      .set({ status: 'open' })
      .where('club_id', '=', club.id)
      .where('id', 'in', [...asks])
      .where('status', '=', 'closed')
      .where(({ or, eb }) => or([eb('expires_on', 'is', null), eb('expires_on', '>=', club.today)]))
      .execute()
  },
})
