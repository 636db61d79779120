import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import type { Effect, NudgeCost, NudgeKind } from '../../terms/nudge.ts'
import { listedMembers } from '../members/listed.ts'
import { standingsOf } from '../standing/read.ts'
import { costOf } from './cost.ts'
import { effectsByKind, nudgeKinds, wholeEffect } from './effect.ts'
import { type SwitchedOff, switchedOff } from './off.ts'
import { deedsSeen, ladderOfNudge, outcomesNow } from './outcomes.ts'
import { type KeptNudge, nudgesOf, nudgeTotals } from './queries.ts'

/** What one kind of nudge changes in the installation, and what it cost in this club. */
export type KindMeasured = {
  readonly kind: NudgeKind
  /** Null while no episode of it has run its 21 days. */
  readonly effect: Effect | null
  readonly cost: NudgeCost
  readonly off: SwitchedOff | null
}

/** What nudges are measured to do, and what they cost. */
export type Measured = {
  readonly effect: Effect
  readonly cost: NudgeCost
  readonly kinds: readonly KindMeasured[]
}

type Span = { readonly from: Temporal.Instant; readonly until: Temporal.Instant }

/** Every nudge of the club with what came of it as of now. */
export async function nudgesNow(club: ClubTx): Promise<KeptNudge[]> {
  const nudges = await nudgesOf(club)
  const { listed } = await together(club, { listed: [listedMembers(club)] })
  const deeds = await deedsSeen(club, nudges, new Map(listed.map(person => [person.id, person])))
  const standings = await standingsOf(club)
  return outcomesNow(nudges, { at: club.at, zone: club.zone, deeds, standings }).map(nudge => ({
    ...nudge,
    ladder: ladderOfNudge(nudge, standings),
  }))
}

/** What the nudges of a span cost, beside what all nudges of the installation were ever measured to do. */
export async function measuredOf(club: ClubTx, nudges: readonly KeptNudge[], span: Span): Promise<Measured> {
  const totals = await nudgeTotals(club)
  const off = await switchedOff(club)
  const effects = new Map(effectsByKind(totals).map(({ kind, effect }) => [kind, effect]))
  return {
    effect: wholeEffect(totals),
    cost: costOf(nudges, span),
    kinds: nudgeKinds
      .map(kind => ({
        kind,
        effect: effects.get(kind) ?? null,
        cost: costOf(
          nudges.filter(({ ladder, act }) => ladder === kind || act === kind),
          span,
        ),
        off: off.find(one => one.kind === kind) ?? null,
      }))
      .filter(({ effect, cost, off }) => effect !== null || cost.sent > 0 || off !== null),
  }
}

/** For the organizers: the nudges of the last year. */
export async function measuredLately(club: ClubTx): Promise<Measured> {
  return measuredOf(club, await nudgesNow(club), { from: club.at.subtract({ hours: 24 * 365 }), until: club.at })
}
