import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'
import type { YearSpan } from '../../terms/memo.ts'

export type ThanksOfYear = { readonly from: string; readonly to: string }

/** What a member was thanked for and thanked for in a span, the latest first; what was taken back or replaced is not. */
export const thanksWith = (club: ClubTx, member: string, { from, until }: YearSpan): Rows<ThanksOfYear> =>
  rows(
    sql<ThanksOfYear>`
      select t.from_id as from, t.to_id as to from thanks t
      where t.club_id = ${club.id} and t.withdrawn_at is null and ${member}::uuid in (t.from_id, t.to_id)
        and t.thanked_at >= ${from} and t.thanked_at < ${until} order by t.thanked_at desc, t.id`,
    row => row,
  )
