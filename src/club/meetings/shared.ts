import { type RawBuilder, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'

/** In SQL, one row: to how many meetings these two both came (`met_at`), and when to the last one (`last_met`). */
export const sharedMeetings = (
  club: ClubTx,
  a: string,
  b: string,
): RawBuilder<{ met_at: number; last_met: Temporal.Instant | null }> => sql`
  (select count(*)::int as met_at, max(m.starts_at) as last_met from attendance x
    join attendance y on y.club_id = x.club_id and y.meeting_id = x.meeting_id
    join meeting m on m.club_id = x.club_id and m.id = x.meeting_id
    where x.club_id = ${club.id} and x.member_id = ${a} and y.member_id = ${b}
      and x.status in ('present', 'late') and y.status in ('present', 'late'))`
