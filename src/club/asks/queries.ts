import { sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import { instant, type Rows, rows } from '../../db/together.ts'

export type Unanswered = { readonly author: string; readonly text: string; readonly since: Temporal.Instant }

/** Asks and problems open for a week that nobody answered, the oldest first. */
export const unansweredAsks = (club: ClubTx): Rows<Unanswered> =>
  rows(
    sql<Omit<Unanswered, 'since'> & { since: string }>`
      select k.author_id as author, k.text, k.created_at as since from ask k
      where k.club_id = ${club.id} and k.kind in ('ask', 'problem') and k.status = 'open'
        and k.created_at < ${club.at.subtract({ hours: 24 * 7 })} and (k.expires_on is null or k.expires_on >= ${club.today})
        and not exists (select 1 from answer n where n.club_id = k.club_id and n.ask_id = k.id)
      order by k.created_at`,
    row => ({ ...row, since: instant(row.since) }),
  )
