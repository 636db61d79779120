import type { ClubTx } from '../../db/club-tx.ts'
import type { KeptUntil } from '../../db/retention.ts'
import { redrawAll } from '../../notices/keep.ts'
import { leftBefore } from '../members/queries.ts'
import { anonymise } from './erase.ts'

/** Each of these is a person's whole history. */
const atOnce = 20

/** Those who left long ago are nobody any more; `former` is what they are called. */
export async function leavers(club: ClubTx, { leavers }: KeptUntil, former: string): Promise<boolean> {
  const gone = await leftBefore(club, leavers.toZonedDateTimeISO(club.zone).toPlainDate(), atOnce)
  for (const member of gone) await anonymise(club, member, { former, atHisRequest: false })
  if (gone.length > 0) await redrawAll(club)
  return gone.length === atOnce
}
