import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'
import { reachedMeeting } from '../../terms/referral.ts'
import { type Days, linesThatHold } from '../ledger/lines.ts'

/** How long their receivers took to speak to whom was passed to them: of the referrals of one month, or of all (null). */
export type FirstContact = {
  readonly month: Temporal.PlainYearMonth | null
  /** The median, in days, of those of whom it is known. */
  readonly days: number
  readonly by: number
  readonly for: number
}

/**
 * From a referral's line to the first of its steps that cannot be without a contact. An imported one has its last step only:
 * its day is that of the contact where it went no further, and of nothing but the import where it is that of the referral.
 */
export const firstContacts = (club: ClubTx, { from, until }: Days): Rows<FirstContact> =>
  rows(
    sql<Omit<FirstContact, 'month'> & { month: string | null }>`
      with lines as (select * from ${linesThatHold(club)} line where record = 'referral'),
        given as (
          select record_id, by_id, for_id, at, (at at time zone ${club.zone})::date as day from lines
          where kind = 'referral-given'),
        contacts as (
          select distinct on (record_id) record_id, at, noted_at, detail from lines
          where kind = 'referral-step' and detail in ('contacted', ${sql.join(reachedMeeting)})
          order by record_id, at, noted_at),
        known as (
          select to_char(g.day, 'YYYY-MM') as month, g.by_id, g.for_id, extract(epoch from c.at - g.at) / 86400 as days
          from given g join contacts c using (record_id)
          where g.day >= ${from} and g.day < ${until} and c.at >= g.at
            and (c.at = c.noted_at or (c.detail = 'contacted' and c.at > g.at)))
      select month, percentile_cont(0.5) within group (order by days) as days,
        count(distinct by_id)::int as by, count(distinct for_id)::int as for
      from known group by grouping sets ((month), ())
      having count(*) > 0`,
    row => ({ ...row, month: row.month === null ? null : Temporal.PlainYearMonth.from(row.month) }),
  )
