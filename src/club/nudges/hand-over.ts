import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { tellableAbout } from '../standing/tellable.ts'

/** The one who is asked to take a member over: who was asked least in the last year; null when there is nobody. */
export async function receiverOfHandOver(club: ClubTx, member: string): Promise<string | null> {
  const people = await tellableAbout(club, member)
  if (people.length === 0) return null
  const { rows } = await sql<{ reader_id: string; count: number }>`
    select reader_id, count(*)::int as count from notice where club_id = ${club.id} and kind = 'hand-over'
      and kept_at > ${club.at.subtract({ hours: 24 * 365 })} group by 1`.execute(club.tx)
  const asked = new Map(rows.map(row => [row.reader_id, row.count]))
  return [...people].sort(
    (a, b) => (asked.get(a.id) ?? 0) - (asked.get(b.id) ?? 0) || (a.externalId < b.externalId ? -1 : 1),
  )[0]!.id
}
