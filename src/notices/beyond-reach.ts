import { sql } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'

/**
 * How many messages about these records stand where nothing can be edited at present: in a place that is disconnected or
 * whose connection is in trouble. They are drawn anew when it is well again, and never where it stays away.
 */
export async function beyondReach(club: ClubTx, records: readonly string[]): Promise<number> {
  if (records.length === 0) return 0
  const { rows } = await sql<{ count: number }>`
    with about as (select coalesce(merged_into, id) as id from notice where club_id = ${club.id} and about = any(${[...records]}::text[]))
    select count(*)::int as count from delivery d
    where d.club_id = ${club.id} and d.state in ('sent', 'sending', 'doubtful', 'again') and d.notice_id in (select id from about)
      and not exists (select from place p where p.platform = d.platform and p.place = d.place and p.disconnected_at is null
        and not exists (select from place_trouble t where t.club_id = d.club_id and t.platform = p.platform and t.place = p.place))`.execute(
    club.tx,
  )
  return rows[0]!.count
}
