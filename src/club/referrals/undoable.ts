import type { ClubTx } from '../../db/club-tx.ts'
import type { Referral } from '../../terms/referral.ts'
import { hasClosedSince } from '../meetings/closed.ts'
import { mayUndo } from './rules.ts'

/** Whether its giver may still take it back. Whoever is told that it says nothing to its receiver may do so after a meeting too. */
export async function isUndoable(club: ClubTx, { givenAt, confirmed }: Referral): Promise<boolean> {
  const meetingClosed = confirmed === null && (await hasClosedSince(club, givenAt))
  return mayUndo({ givenAt, touchedByReceiver: confirmed === true, meetingClosed }, club.at)
}
