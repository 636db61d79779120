import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'
import type { Standing } from '../../terms/standing.ts'

/**
 * On how many of the so many Tuesdays before an evaluation each member stood so, without another standing since. What was
 * never stored counts for nothing: a message that needs it waits. A row is stored where a standing begins.
 */
export const storedBefore = (
  club: Pick<ClubTx, 'id'>,
  standing: Standing,
  { at, tuesdays }: { readonly at: Temporal.Instant; readonly tuesdays: number },
): Rows<{ readonly member: string; readonly times: number }> =>
  rows(
    // Some hours more: a clock may have been changed meanwhile.
    sql<{ member: string; times: number }>`
      select e.member_id as member, least(${tuesdays}::int,
        floor(extract(epoch from ${at}::timestamptz - min(e.at) + interval '12 hours') / 604800)::int) as times
      from evaluation e
      where e.club_id = ${club.id} and e.standing = ${standing} and e.at < ${at} and not exists (select from evaluation other
        where other.club_id = e.club_id and other.member_id = e.member_id and other.standing <> e.standing
          and other.at > e.at and other.at < ${at})
      group by 1`,
    row => row,
  )
