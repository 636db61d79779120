import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { CheckIn } from '../../terms/meeting.ts'

/** Who has checked in to a meeting, the first to come first: members, and whoever came in a member's place. */
export async function checkInsOf(club: ClubTx, meeting: string): Promise<CheckIn[]> {
  const rows = await club.tx
    .selectFrom('check_in')
    .select(['member_id', 'at', 'how', 'substitute_name'])
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .where('taken_back_at', 'is', null)
    .orderBy('at')
    .orderBy('member_id')
    .execute()
  return rows.map(row => ({
    member: row.member_id,
    at: row.at,
    how: row.how as CheckIn['how'],
    substitute: row.substitute_name,
  }))
}

/** The guests who have checked in to a meeting, by the id of their visit, with when; the first to come first. */
export async function guestsCheckedIn(club: ClubTx, meeting: string): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await club.tx
    .selectFrom('guest_check_in')
    .select(['guest_id', 'at'])
    .where('club_id', '=', club.id)
    .where('meeting_id', '=', meeting)
    .where('taken_back_at', 'is', null)
    .orderBy('at')
    .orderBy('guest_id')
    .execute()
  return new Map(rows.map(row => [row.guest_id, row.at]))
}

/**
 * Nobody has checked in as this guest; false where that was so. `at`: only the one made then, to the millisecond, unless an
 * organizer has taken it away.
 */
export async function forgetGuestCheckIn(club: ClubTx, guest: string, at?: Temporal.Instant): Promise<boolean> {
  let query = club.tx.deleteFrom('guest_check_in').where('club_id', '=', club.id).where('guest_id', '=', guest)
  if (at) query = query.where(sql<boolean>`date_trunc('milliseconds', at) = ${at}`).where('taken_back_at', 'is', null)
  const { numDeletedRows } = await query.executeTakeFirst()
  return numDeletedRows > 0n
}
