import type { ClubTx } from '../../db/club-tx.ts'
import type { Meeting } from '../../terms/meeting.ts'
import { answersOf } from './answer-queries.ts'
import { asMeeting } from './queries.ts'

/** A meeting as one member has it in his calendar; `free`: he does not come, or sends somebody. */
export type InCalendar = { readonly meeting: Meeting; readonly free: boolean }

/**
 * The meetings that begin between two instants, those called off among them; a day off is none. One that the reader cannot come
 * to stays, and leaves him free: he may think better of it, or it may move to a day that suits him.
 */
export async function meetingsForCalendar(
  club: ClubTx,
  reader: string,
  [from, to]: readonly [Temporal.Instant, Temporal.Instant],
): Promise<InCalendar[]> {
  const rows = await club.tx
    .selectFrom('meeting')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('starts_at', '>=', from)
    .where('starts_at', '<=', to)
    .where('status', '<>', 'holiday')
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  const ids = rows.map(({ id }) => id)
  const answers = await answersOf(club, reader, ids)
  return rows.map(row => {
    const answer = answers.get(row.id)?.answer
    return { meeting: asMeeting(club, row), free: answer === 'absent' || answer === 'substitute' }
  })
}
