import type { ClubTx } from '../../db/club-tx.ts'
import { redrawAbout } from '../../notices/keep.ts'
import { membershipEnds } from '../membership.ts'
import { received } from './kinds.ts'

/** Nobody is asked any more whether the club may read it; when he is back, those questions stand again. */
export const thanksEnds = membershipEnds<readonly string[]>({
  locks: 'none',
  async ends(club, member) {
    const rows = await club.tx
      .updateTable('thanks')
      .set({ in_channel: 'no' })
      .where('club_id', '=', club.id)
      .where('in_channel', '=', 'asked')
      .where(({ or, eb }) => or([eb('from_id', '=', member), eb('to_id', '=', member)]))
      .returning('id')
      .execute()
    return drawnAnew(
      club,
      rows.map(({ id }) => id),
    )
  },
  async returns(club, _, asked) {
    if (asked.length === 0) return
    await club.tx
      .updateTable('thanks')
      .set({ in_channel: 'asked' })
      .where('club_id', '=', club.id)
      .where('id', 'in', [...asked])
      .where('in_channel', '=', 'no')
      .where('withdrawn_at', 'is', null)
      .execute()
    await drawnAnew(club, asked)
  },
})

async function drawnAnew(club: ClubTx, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length > 0) await redrawAbout(club, ids, [received])
  return ids
}
