import type { ClubTx } from '../../db/club-tx.ts'
import { timeAway } from './rules.ts'

type Returning = { readonly id: string; readonly leftOn: Temporal.PlainDate | null }

/** Someone who had left is back from today on: the days between are a leave, which counts neither for nor against him. */
export async function recordTimeAway(club: ClubTx, member: Returning): Promise<void> {
  const away = timeAway(member.leftOn, club.today)
  if (away === null) return
  const id = club.newId()
  await club.tx
    .insertInto('leave')
    .values({
      ...{ club_id: club.id, id, external_id: `l-${id}`, member_id: member.id },
      ...{ from_on: away.from, until_on: away.until },
    })
    .execute()
}
