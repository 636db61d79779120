import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'
import type { Standing } from '../../terms/standing.ts'

/**
 * On how many of the so many Tuesdays before an evaluation each member was stored with a standing. What was never stored
 * counts for nothing: a message that needs it waits.
 */
export const storedBefore = (
  club: Pick<ClubTx, 'id'>,
  standing: Standing,
  { at, tuesdays }: { readonly at: Temporal.Instant; readonly tuesdays: number },
): Rows<{ readonly member: string; readonly times: number }> =>
  rows(
    // Some hours more: a clock may have been changed meanwhile.
    sql<{ member: string; times: number }>`
      select member_id as member, count(distinct at)::int as times from evaluation
      where club_id = ${club.id} and standing = ${standing} and at < ${at}
        and at > ${at.subtract({ hours: 24 * 7 * tuesdays + 12 })} group by 1`,
    row => row,
  )
