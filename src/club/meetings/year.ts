import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'
import type { YearSpan } from '../../terms/memo.ts'

export type GuestOfYear = { readonly isMember: boolean }

/** Whom a member brought in a span, each person once: by his first visit, whoever invited him later. */
export const guestsBroughtIn = (club: ClubTx, by: string, { from, until }: YearSpan): Rows<GuestOfYear> =>
  rows(
    sql<GuestOfYear>`
      select exists (select from guest b where b.club_id = ${club.id} and b.guest = first.guest
        and b.became_member_id is not null) as "isMember"
      from (select distinct on (g.guest) g.guest, g.invited_by, m.starts_at
        from guest g join meeting m on m.club_id = g.club_id and m.id = g.meeting_id
        where g.club_id = ${club.id} and g.status = 'present' order by g.guest, m.starts_at, g.id) first
      where first.invited_by = ${by} and first.starts_at >= ${from} and first.starts_at < ${until}`,
    row => row,
  )
