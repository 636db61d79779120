import { sql } from 'kysely'
import type { Awaits } from '../awaits.ts'

/** Proposals to him that he has not answered. */
export const oneToOnesAwait: Awaits = (club, member) => sql`
  select 'one-to-one' as what, count(*)::int as count, null::timestamptz as at from one_to_one
  where club_id = ${club.id} and status = 'proposed' and members @> array[${member}]::uuid[]
    and initiated_by is distinct from ${member} and not ${member} = any(accepted_by || declined_by)
    and (round is null or proposed_at > ${club.at.subtract({ hours: 24 * 30 })})`
