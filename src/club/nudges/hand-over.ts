import type { ClubTx } from '../../db/club-tx.ts'
import { countKept, redrawAbout } from '../../notices/keep.ts'
import type { MemberRef } from '../../terms/member.ts'
import { memberById } from '../members/queries.ts'
import { whoSettled } from '../standing/answers.ts'
import { whoMayKnow } from '../standing/who-may-know.ts'
import { isHandOver } from './episodes.ts'
import { handOver } from './kinds.ts'
import { type Nudge, nudgeFor } from './nudge.ts'
import { nudgesOf } from './queries.ts'

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
      (a, b) =>
        Number(a.away !== null) - Number(b.away !== null) ||
        times(a.id) - times(b.id) ||
        (a.externalId < b.externalId ? -1 : 1),
    )
    if (!receiver) return null
    timesAsked.set(receiver.id, times(receiver.id) + 1)
    return receiver.id
  })
}

/** `taken`: the organizer who has settled it since: `speaks` with the member, or said that nobody should. */
export type HandedOver = {
  readonly nudge: Nudge
  readonly taken: { readonly by: MemberRef; readonly speaks: boolean } | null
}

export async function handedOver(club: ClubTx, id: string): Promise<HandedOver | null> {
  const nudge = await nudgeFor(club, id)
  if (!nudge) return null
  const settled = await whoSettled(club, nudge.member.id, nudge.decidedAt)
  return { nudge, taken: settled && { by: await memberById(club, settled.by), speaks: settled.speaks } }
}

/** Who was asked to speak with this member reads that an organizer has settled it, or has not after all. */
export async function redrawHandOvers(club: ClubTx, member: string): Promise<void> {
  const asked = (await nudgesOf(club, member)).filter(isHandOver)
  await redrawAbout(
    club,
    asked.map(({ id }) => id),
    [handOver],
  )
}
