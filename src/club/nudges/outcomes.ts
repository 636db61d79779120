import type { ClubTx } from '../../db/club-tx.ts'
import type { Ladder } from '../../terms/nudge.ts'
import type { ListedMember } from '../members/listed.ts'
import { none } from '../topic.ts'
import { answeredBy, type Deed, isOpen, ladderOf, outcomeOf, type Past } from './episodes.ts'
import { deedsLately, type Standings } from './facts.ts'
import { offerOf } from './possible.ts'
import type { KeptNudge } from './queries.ts'

/** Whether it was decided and the coin makes it wait: what its member does meanwhile counts as of whoever was written to. */
const isWaiting = ({ heldBack, step, arm, closed }: KeptNudge): boolean =>
  heldBack && step === 1 && arm === 'delayed' && !closed

/** What members did, as their nudges see it: what is noted somewhere, and what was proposed and is done. */
export const deedsSeen = async (club: ClubTx, nudges: readonly KeptNudge[], listed: Listed): Promise<Deed[]> => [
  ...(await deedsLately(club)),
  ...doneOf(club, nudges, listed),
]

type Listed = ReadonlyMap<string, ListedMember>

/** What was proposed and is done, where nothing notes that as a deed. */
export const doneOf = (club: ClubTx, nudges: readonly KeptNudge[], listed: Listed): Deed[] =>
  nudges
    .filter(nudge => isOpen(nudge) || isWaiting(nudge))
    .flatMap(({ member, act: kind }) => {
      const isDone = kind && offerOf(club, kind)?.isDone
      const person = listed.get(member)
      return isDone && isDone !== none && person && isDone(person) ? [{ member, at: club.at, kind }] : []
    })

/** What is known when it is asked what came of nudges. */
export type Seen = {
  readonly at: Temporal.Instant
  readonly zone: string
  readonly deeds: readonly Deed[]
  readonly standings: Standings
}

/** The ladder a nudge was on: as kept, else (imported) that of the member's standing now. */
export const ladderOfNudge = (nudge: KeptNudge, standings: Standings): Ladder => {
  const now = standings.get(nudge.member)
  return (nudge.ladder as Ladder | null) ?? (now && ladderOf(now.standing)) ?? 'to-rebalance'
}

/** The past of each member with a nudge, on the ladder of that nudge. */
function pasts(nudges: readonly KeptNudge[], { at, zone, deeds, standings }: Seen): (of: KeptNudge) => Past {
  const nudgesBy = Map.groupBy(nudges, ({ member }) => member)
  const deedsBy = Map.groupBy(deeds, ({ member }) => member)
  for (const own of deedsBy.values()) own.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
  return nudge => ({
    ladder: ladderOfNudge(nudge, standings),
    nudges: nudgesBy.get(nudge.member) ?? [],
    deeds: deedsBy.get(nudge.member) ?? [],
    ...{ at, zone },
  })
}

/**
 * The nudges with what came of each as of now: an act answers at once, in the digest, the report and the weekly round
 * alike, which keeps it.
 */
export function outcomesNow(nudges: readonly KeptNudge[], seen: Seen): KeptNudge[] {
  const pastOf = pasts(nudges, seen)
  return nudges.map(nudge => {
    if (!isOpen(nudge)) return nudge
    const past = pastOf(nudge)
    const outcome = outcomeOf(nudge, past)
    if (outcome === 'pending') return nudge
    return { ...nudge, outcome, outcomeAt: answeredBy(nudge, past)?.at ?? seen.at }
  })
}

/**
 * What its member did within 21 days of an episode's beginning that answers what was to be proposed: asked alike of whoever
 * was written to at once and of whoever waited.
 */
export function actsOfEpisodes(nudges: readonly KeptNudge[], seen: Seen): (first: KeptNudge) => Deed | undefined {
  const pastOf = pasts(nudges, seen)
  return first => answeredBy(first, pastOf(first))
}
