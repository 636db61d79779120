import type { ClubTx } from '../../db/club-tx.ts'
import type { Meeting } from '../../terms/meeting.ts'
import { meetingById, meetingsByIds } from './queries.ts'

/** The meetings that another topic's records are about, the first to begin first. */
export const meetingsNamed = async (club: ClubTx, ids: readonly string[]): Promise<readonly Meeting[]> =>
  ids.length === 0 ? [] : meetingsByIds(club, ids)

/** Such a meeting, held until the transaction ends: nobody takes or corrects its roll meanwhile. Null where it is no more. */
export const holdMeeting = (club: ClubTx, id: string): Promise<Meeting | null> => meetingById(club, id, { lock: true })
