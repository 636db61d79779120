import { sql } from 'kysely'
import { instant, instantOrNothing, rows } from '../../db/together.ts'
import { reachedMeeting } from '../../terms/referral.ts'
import { ofRecords, type TopicActs } from '../acts.ts'
import { linesThatHold } from '../ledger/lines.ts'

type ReferralRow = {
  id: string
  giver_id: string
  receiver_id: string
  inside: boolean
  given_at: string
  confirmed: boolean | null
  quality: number | null
  confirmed_on: string | null
  rated_on: string | null
  met: boolean
}

/**
 * Referrals with what their receivers said. The day of a confirmation or a rating is known where the program itself noted
 * it as it happened; an imported line was noted long after.
 */
export const referralActs: TopicActs = (club, within = {}) => ({
  acts: rows(
    sql<ReferralRow>`
      with lines as (
        select a.record_id, bool_or(a.kind = 'referral-given') as given,
          min(a.at) filter (where a.kind = 'referral-confirmed' and a.at = a.noted_at) as confirmed_on,
          min(a.at) filter (where a.kind = 'referral-denied' and a.at = a.noted_at) as denied_on,
          max(a.at) filter (where a.kind = 'referral-rated' and a.at = a.noted_at) as rated_on,
          bool_or(a.kind = 'referral-step' and a.detail in (${sql.join(reachedMeeting)})) as met
        from ${linesThatHold(club)} a where a.record = 'referral'
          ${ofRecords(within, sql`a.record_id`)} group by a.record_id)
      select r.id, r.giver_id, r.receiver_id, r.kind = 'inside' as inside, r.given_at, r.confirmed, r.quality, l.rated_on,
        -- Whoever knew nothing of it at first may have confirmed it since.
        case when r.confirmed then l.confirmed_on else l.denied_on end as confirmed_on,
        l.met or r.status in (${sql.join(reachedMeeting)}) as met
      from referral r join lines l on l.record_id = r.id
      where r.club_id = ${club.id} and r.withdrawn_at is null and l.given`,
    row => ({
      id: row.id,
      kind: 'referral',
      by: row.giver_id,
      for: row.receiver_id,
      inside: row.inside,
      on: instant(row.given_at),
      confirmed: row.confirmed === null ? 'unknown' : row.confirmed ? 'confirmed' : 'denied',
      confirmedOn: instantOrNothing(row.confirmed_on),
      quality: row.quality ?? undefined,
      ratedOn: instantOrNothing(row.rated_on),
      reachedMeeting: row.met,
    }),
  ),
})
