import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'
import type { YearSpan } from '../../terms/memo.ts'
import { reachedMeeting } from '../../terms/referral.ts'
import { hasLine, linesThatHold } from '../ledger/lines.ts'

/** Of one referral: whether its giver bought himself, and how far it has come, as he is told. */
export type GivenReferral = { readonly inside: boolean; readonly won: boolean; readonly reachedMeeting: boolean }

/** What a member passed on in a span. One that he gave to somebody else instead counts there, once. */
export const referralsGivenBy = (club: ClubTx, giver: string, { from, until }: YearSpan): Rows<GivenReferral> =>
  rows(
    sql<GivenReferral>`
      select r.kind = 'inside' as inside, r.status = 'won' as won,
        r.status in (${sql.join(reachedMeeting)}) or exists (select from ${linesThatHold(club)} step
          where step.record_id = r.id and step.kind = 'referral-step' and step.detail in (${sql.join(reachedMeeting)}))
          as "reachedMeeting"
      from referral r where r.club_id = ${club.id} and r.giver_id = ${giver} and r.withdrawn_at is null
        and r.given_at >= ${from} and r.given_at < ${until} and ${hasLine(club, sql`r.id`, ['referral-given'])}`,
    row => row,
  )
