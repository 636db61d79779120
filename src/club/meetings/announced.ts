import type { ClubTx } from '../../db/club-tx.ts'
import { toldAbout } from '../../notices/keep.ts'
import type { Meeting } from '../../terms/meeting.ts'
import { announced } from './kinds.ts'
import { asMeeting, nextMeeting } from './queries.ts'

/** The meetings that have not begun and were announced, those called off since among them, the earliest first. */
export async function announcedAhead(club: ClubTx): Promise<Meeting[]> {
  const rows = await club.tx
    .selectFrom('meeting')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('starts_at', '>', club.at)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  const ids = rows.map(({ id }) => id)
  const told = await toldAbout(club, announced, ids)
  return rows.filter(({ id }) => told.has(id)).map(row => asMeeting(club, row))
}

/** The next one that takes place, announced or not; null where none is planned. */
export const nextAhead = (club: ClubTx): Promise<Meeting | null> => nextMeeting(club)
