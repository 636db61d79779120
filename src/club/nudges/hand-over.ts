import type { ClubTx } from '../../db/club-tx.ts'
import { countKept } from '../../notices/keep.ts'
import { tellableAbout } from '../standing/tellable.ts'
import { handOver } from './kinds.ts'

/** The one who is asked to take a member over: who was asked least in the last year; null when there is nobody. */
export async function receiverOfHandOver(club: ClubTx, member: string): Promise<string | null> {
  const people = await tellableAbout(club, member)
  if (people.length === 0) return null
  const asked = await countKept(club, handOver, club.at.subtract({ hours: 24 * 365 }))
  return [...people].sort(
    (a, b) => (asked.get(a.id) ?? 0) - (asked.get(b.id) ?? 0) || (a.externalId < b.externalId ? -1 : 1),
  )[0]!.id
}
