import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { instant, type Rows, rows } from '../../db/together.ts'
import { isAsked } from '../../notices/reached.ts'
import { closedStatuses } from '../../terms/referral.ts'
import { isHere } from '../members/queries.ts'
import { asked } from './kinds.ts'

/** A referral that its receiver has left as it is for too long, and since when: by its own dates, whatever an import counts from. */
export type StoodStill = {
  readonly id: string
  readonly giver: string
  readonly receiver: string
  readonly since: Temporal.Instant
}

/** For so long an organizer who has asked for news waits for them. */
const newsWithin = { hours: 10 * 24 }

/**
 * Referrals that stay `new` for 14 days, or unchanged for 45, of a giver who is still here to wait for a word; the oldest
 * first. `unasked`: without those of which an organizer waits for news.
 */
export const referralsThatStandStill = (club: ClubTx, { unasked = false } = {}): Rows<StoodStill> =>
  rows(
    sql<Omit<StoodStill, 'since'> & { since: string }>`
      select id, giver_id as giver, receiver_id as receiver, coalesce(status_at, given_at) as since
      from referral where club_id = ${club.id} and withdrawn_at is null and closed_at is null
        and ${isHere(club, sql`giver_id`)} and status not in (${sql.join(closedStatuses)}) and given_at <= ${club.at}
        and greatest(coalesce(touched_at, status_at, given_at), still_at) < case when status = 'new'
          then ${club.at.subtract({ hours: 24 * 14 })}::timestamptz else ${club.at.subtract({ hours: 24 * 45 })}::timestamptz end
        ${unasked ? sql`and not ${isAsked(club, asked, sql`referral.id`, club.at.subtract(newsWithin))}` : sql``}
      order by since`,
    row => ({ ...row, since: instant(row.since) }),
  )
