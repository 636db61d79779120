import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Meeting } from '../../terms/meeting.ts'
import { asMeeting } from './queries.ts'

const notCalledOff = (club: ClubTx) =>
  club.tx.selectFrom('meeting').selectAll().where('club_id', '=', club.id).where('status', 'in', ['planned', 'held'])

/** The meetings that began within the last day, and the next that has not, the earliest first: one of them is the one at whose door somebody stands. */
export async function meetingsAtHand(club: ClubTx): Promise<Meeting[]> {
  const rows = await notCalledOff(club)
    .where('starts_at', '>', club.at.subtract({ hours: 24 }))
    .orderBy('starts_at')
    .orderBy('id')
    .limit(6)
    .execute()
  const meetings = rows.map(row => asMeeting(club, row))
  const ahead = meetings.findIndex(({ startsAt }) => Temporal.Instant.compare(startsAt, club.at) > 0)
  // Two may stand before the same door: the one that ends and the one after it.
  return ahead < 0 ? meetings : meetings.slice(0, ahead + 2)
}

/** How many rolls that nobody has taken are offered at once. */
const missingOffered = 3

/** The meetings that have begun and wait for their rolls: the one that is offered first, then the others. */
export async function rollsToTake(club: ClubTx): Promise<Meeting[]> {
  const rows = await notCalledOff(club)
    .where('starts_at', '<=', club.at)
    .where('status', '=', 'planned')
    // Of an optional meeting nobody is waiting for the roll.
    .orderBy(sql`coalesce(required, true)`, 'desc')
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .limit(missingOffered)
    .execute()
  return rows.map(row => asMeeting(club, row))
}

/** A meeting as it stands, which no roll closes and nobody calls off before this transaction has ended. */
export async function meetingUnclosed(club: ClubTx, id: string): Promise<Meeting | null> {
  const row = await club.tx
    .selectFrom('meeting')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()
  return row ? asMeeting(club, row) : null
}
