import type { ClubTx } from '../../db/club-tx.ts'
import type { Effect, NudgeCost, NudgeKind } from '../../terms/nudge.ts'
import { membersByIds } from '../members/queries.ts'
import { measuredOf, nudgesNow } from './measured.ts'

/** What `report nudges --json` prints. */
export type NudgesReport = {
  readonly from: string
  readonly to: string
  readonly sent: number
  readonly held_back: number
  readonly answered: number
  readonly handed_over: number
  readonly ignored: number
  readonly snoozed: number
  readonly stopped: number
  /** Of all clubs of the installation, all time. */
  readonly effect: Effect
  /** To whom they were written, and what they proposed: each with its own effect, and what it cost here in this span. */
  readonly kinds: readonly (NudgeCost & {
    readonly kind: NudgeKind
    readonly effect: Effect | null
    /** Since when it is not sent because it did harm, and whether this club sends it all the same. */
    readonly off_since: string | null
    readonly all_the_same: boolean
  })[]
  readonly nudges: readonly {
    readonly member: string
    readonly step: number
    readonly act: string | null
    readonly decided_at: string
    readonly held_back: boolean
    readonly outcome: string | null
    readonly arm: string | null
  }[]
}

/** Nudges decided in a span (without bounds: all until now), and what they are measured to do. */
export async function nudgesReport(
  club: ClubTx,
  span: { from?: Temporal.Instant | undefined; to?: Temporal.Instant | undefined } = {},
): Promise<NudgesReport> {
  const from = span.from ?? Temporal.Instant.fromEpochMilliseconds(0)
  const to = span.to ?? club.at
  const within = (at: Temporal.Instant) =>
    Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, to) <= 0
  const all = await nudgesNow(club)
  const { effect, cost, kinds } = await measuredOf(club, all, { from, until: to })
  const nudges = all.filter(nudge => within(nudge.decidedAt))
  const people = await membersByIds(
    club,
    nudges.map(nudge => nudge.member),
  )
  const { acted, ...others } = cost
  return {
    from: from.toString(),
    to: to.toString(),
    ...others,
    held_back: nudges.filter(nudge => nudge.heldBack).length,
    answered: acted,
    handed_over: nudges.filter(nudge => !nudge.heldBack && nudge.step === 3).length,
    effect,
    kinds: kinds.map(({ kind, effect, cost, off }) => ({
      ...{ kind, ...cost, effect },
      off_since: off?.at.toString() ?? null,
      all_the_same: off?.allTheSame ?? false,
    })),
    nudges: nudges.map(nudge => ({
      member: people.get(nudge.member)?.externalId ?? '',
      step: nudge.step,
      act: nudge.act ?? null,
      decided_at: nudge.decidedAt.toString(),
      held_back: nudge.heldBack,
      outcome: nudge.outcome ?? null,
      arm: nudge.arm ?? null,
    })),
  }
}
