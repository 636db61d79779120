import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'

/** Two members, and how many referrals between them their receivers have confirmed. */
type Often = { readonly a: string; readonly b: string; readonly times: number }

/** Every two between whom a referral was confirmed, in either direction. */
export const confirmedPairs = (club: ClubTx): Rows<Often> =>
  rows(
    sql<Often>`
      select least(giver_id, receiver_id) as a, greatest(giver_id, receiver_id) as b, count(*)::int as times
      from referral where club_id = ${club.id} and confirmed and withdrawn_at is null group by 1, 2`,
    row => row,
  )
