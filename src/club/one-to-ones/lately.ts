import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { plainDate, type Rows, rows } from '../../db/together.ts'

/** Who met whom, or may be about to, as whoever brings members together reads it. */
export type OneToOneLately = {
  readonly members: readonly string[]
  /** The day it took place, as somebody in it says; null while nobody has. */
  readonly heldOn: Temporal.PlainDate | null
  /** The day it was last proposed; null where it was only noted afterwards. */
  readonly proposedOn: Temporal.PlainDate | null
}

/** Every one-to-one that took place or was proposed; of those that a member took back again, none. */
export const oneToOnesLately = (club: ClubTx): Rows<OneToOneLately> =>
  rows(
    sql<{ members: string[]; held: string | null; proposed: string | null }>`
      select members, case when status in ('held', 'unconfirmed') and held_on <= ${club.today} then held_on end as held,
        (proposed_at at time zone ${club.zone})::date as proposed
      from one_to_one where club_id = ${club.id} and withdrawn_at is null
        and coalesce((proposed_at at time zone ${club.zone})::date, held_on) <= ${club.today}
        and (status <> 'skipped' or round is not null or declined_at is not null)`,
    ({ members, held, proposed }) => ({
      members,
      heldOn: held === null ? null : plainDate(held),
      proposedOn: proposed === null ? null : plainDate(proposed),
    }),
  )
