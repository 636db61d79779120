import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'

/** Two members, and how many introductions of the two both have agreed to. */
type Often = { readonly a: string; readonly b: string; readonly times: number }

/** Every two who have agreed to be introduced. */
export const agreedPairs = (club: ClubTx): Rows<Often> =>
  rows(
    sql<Often>`
      select least(party_a, party_b) as a, greatest(party_a, party_b) as b, count(*)::int as times
      from introduction where club_id = ${club.id} and status = 'accepted' and withdrawn_at is null group by 1, 2`,
    row => row,
  )
