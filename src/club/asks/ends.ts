import type { ClubTx } from '../../db/club-tx.ts'
import { askAll } from '../../duties/duty.ts'
import { dropKept, keepAll } from '../../notices/keep.ts'
import { membershipEnds } from '../membership.ts'
import { none } from '../topic.ts'
import { routed } from './kinds.ts'
import { redrawAsk } from './redraw.ts'
import { askForRoundUp } from './round-up.ts'
import { dismissEnd, endOf } from './schedule.ts'

/** What he asks for or offers closes; what has not expired meanwhile is open again when he is back. */
export const askEnds = membershipEnds<readonly string[]>({
  locks: none,
  async ends(club, member) {
    const rows = await club.tx
      .updateTable('ask')
      .set({ status: 'closed', ended_at: club.at })
      .where('club_id', '=', club.id)
      .where('author_id', '=', member)
      .where('status', '=', 'open')
      .returning('id')
      .execute()
    const closed = rows.map(({ id }) => id)
    await dismissEnd(club, closed)
    await dropKept(club, closed, [routed], 'its author has left')
    await redrawAsk(club, closed)
    return closed
  },
  async returns(club, member, asks) {
    if (asks.length === 0) return
    const open = await club.tx
      .updateTable('ask')
      .set({ status: 'open', ended_at: null })
      .where('club_id', '=', club.id)
      .where('id', 'in', [...asks])
      .where('status', '=', 'closed')
      .where(({ or, eb }) => or([eb('expires_on', 'is', null), eb('expires_on', '>=', club.today)]))
      .returning(['id', 'expires_on'])
      .execute()
    await goOn(
      club,
      open.map(({ id, expires_on }) => ({ id, author: member, expiresOn: expires_on })),
    )
  },
})

/** They will end by themselves again. */
async function goOn(club: ClubTx, open: readonly Parameters<typeof endOf>[1][]): Promise<void> {
  const ahead = open.map(one => endOf(club, one))
  await keepAll(
    club,
    ahead.flatMap(({ notices }) => notices),
  )
  await askAll(
    club,
    ahead.flatMap(({ duties }) => duties),
  )
  if (open[0]) await askForRoundUp(club, open[0].id)
  await redrawAsk(
    club,
    open.map(({ id }) => id),
  )
}
