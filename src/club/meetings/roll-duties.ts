import type { ClubTx } from '../../db/club-tx.ts'
import { askAll, type DueDuty } from '../../duties/duty.ts'
import { redrawAbout } from '../../notices/keep.ts'
import type { Meeting } from '../../terms/meeting.ts'
import * as kinds from './kinds.ts'
import { meetingById } from './queries.ts'
import { freeUntil } from './roll-rules.ts'

/** Duty `roll-missing`: 10:00 the day after, once. Whoever is asked has until the closing to take it. */
export async function remindRoll(club: ClubTx, id: string): Promise<void> {
  const meeting = await meetingById(club, id)
  if (meeting?.status !== 'planned' || Temporal.Instant.compare(meeting.startsAt, club.at) > 0) return
  await askToClose(club, meeting)
  if (!meeting.required) return
  const once = `${id}:${meeting.startsAt.epochMilliseconds}`
  await kinds.rollMissing.keep(club, { meeting: id, to: { channel: 'organizers' }, once })
}

/** Asks for the closing of a meeting that has no roll yet. */
export async function askToClose(club: ClubTx, meeting: Meeting): Promise<void> {
  await askAll(club, [closingOf(club, meeting)])
}

/** The closing of a meeting that has no roll yet; of one that is asked about late, as many days after that. */
export function closingOf(club: ClubTx, meeting: Pick<Meeting, 'id' | 'startsAt' | 'zone'>): DueDuty {
  const days = club.row.settings.rollOpenDays
  const asked = { ...meeting, startsAt: club.at, closedAt: null }
  const [closes, fromNow] = [freeUntil({ ...meeting, closedAt: null }, days), freeUntil(asked, days)]
  const isLate = Temporal.Instant.compare(closes, club.at) <= 0
  return kinds.closingRoll.of(meeting.id, isLate ? fromNow : closes)
}

/**
 * Duty `close-roll`: a meeting of which nobody has taken the roll is over without one. It counts for nobody; who remembers
 * may still take it.
 */
export async function closeWithoutRoll(club: ClubTx, id: string): Promise<void> {
  const meeting = await meetingById(club, id, { lock: true })
  if (meeting?.status !== 'planned' || Temporal.Instant.compare(meeting.startsAt, club.at) > 0) return
  await club.tx
    .updateTable('meeting')
    .set({ status: 'held', attendance_recorded: 'none', closed_at: null })
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .execute()
  await redrawAbout(club, id, kinds.aroundRoll)
}
