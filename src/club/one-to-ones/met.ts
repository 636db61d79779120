import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'

/** The members of every one-to-one that was held, is on its way or was declined: what is not to be proposed once more. */
export const whoMet = (club: ClubTx): Rows<readonly string[]> =>
  rows(
    sql<{ members: string[] }>`
      select members from one_to_one where club_id = ${club.id}
        and (status in ('held', 'scheduled', 'proposed', 'unconfirmed') or declined_at is not null)`,
    ({ members }) => members,
  )
