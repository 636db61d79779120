import type { ClubTx } from '../../db/club-tx.ts'
import { timeAway } from './rules.ts'

type Returning = { readonly id: string; readonly leftOn: Temporal.PlainDate | null }

/**
 * Someone who had left is back from today on: the days between are a leave, which counts neither for nor against him. Gives
 * it; null where there were none.
 */
export async function recordTimeAway(club: ClubTx, member: Returning): Promise<string | null> {
  const away = timeAway(member.leftOn, club.today)
  if (away === null) return null
  const id = club.newId()
  await club.tx
    .insertInto('leave')
    .values({
      ...{ club_id: club.id, id, external_id: `l-${id}`, member_id: member.id },
      ...{ from_on: away.from, until_on: away.until },
    })
    .execute()
  return id
}

/** He is not back after all. */
export async function removeLeave(club: ClubTx, id: string): Promise<void> {
  await club.tx.deleteFrom('leave').where('club_id', '=', club.id).where('id', '=', id).execute()
}
