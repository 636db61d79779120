import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'
import type { YearSpan } from '../../terms/memo.ts'

/** `his`: he is one of its two. `met`: of his own, as he says himself; of two others, as either of them said. */
export type AgreedIntroduction = { readonly his: boolean; readonly met: boolean }

/** What was agreed on in a span, of introductions that a member asked for between two others, or in which he was a side. */
export const introductionsWith = (club: ClubTx, member: string, { from, until }: YearSpan): Rows<AgreedIntroduction> =>
  rows(
    sql<AgreedIntroduction>`
      select ${member}::uuid in (i.party_a, i.party_b) as his,
        case ${member}::uuid when i.party_a then i.met_a = 'yes' when i.party_b then i.met_b = 'yes'
          else i.met = 'yes' end is true as met
      from introduction i where i.club_id = ${club.id} and i.withdrawn_at is null and i.status = 'accepted'
        and ${member}::uuid in (i.requested_by, i.party_a, i.party_b)
        and coalesce(i.decided_at, i.requested_at) >= ${from} and coalesce(i.decided_at, i.requested_at) < ${until}`,
    row => row,
  )
