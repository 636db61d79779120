import type { ClubTx } from '../../db/club-tx.ts'
import { countKept } from '../../notices/keep.ts'
import { whoMayKnow } from '../standing/who-may-know.ts'
import { handOver } from './kinds.ts'

/**
 * Who is asked to take each of these members over, one after the other: whoever was asked least in the last year; null
 * where there is nobody.
 */
export async function receiversOfHandOver(club: ClubTx, members: readonly string[]): Promise<(string | null)[]> {
  if (members.length === 0) return []
  const mayKnowOf = await whoMayKnow(club)
  const timesAsked = new Map(await countKept(club, handOver, club.at.subtract({ hours: 24 * 365 })))
  const times = (id: string) => timesAsked.get(id) ?? 0
  return members.map(member => {
    const [receiver] = mayKnowOf(member).toSorted(
      (a, b) => times(a.id) - times(b.id) || (a.externalId < b.externalId ? -1 : 1),
    )
    if (!receiver) return null
    timesAsked.set(receiver.id, times(receiver.id) + 1)
    return receiver.id
  })
}
