import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { type Rows, rows } from '../../db/together.ts'
import type { YearSpan } from '../../terms/memo.ts'

/** The asks that a member answered in a span, by id; what he took back is not. Whether it helped is their authors' to say. */
export const asksAnsweredBy = (club: ClubTx, member: string, { from, until }: YearSpan): Rows<string> =>
  rows(
    sql<{ ask: string }>`
      select distinct n.ask_id as ask from answer n
      where n.club_id = ${club.id} and n.member_id = ${member} and n.withdrawn_at is null
        and n.answered_at >= ${from} and n.answered_at < ${until}`,
    ({ ask }) => ask,
  )
