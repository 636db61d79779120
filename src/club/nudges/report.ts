import type { ClubTx } from '../../db/club-tx.ts'
import type { Effect } from '../../terms/nudge.ts'
import { membersByIds } from '../members/queries.ts'
import { effectOf } from './effect.ts'
import { nudgesOf, nudgeTotals } from './queries.ts'

/** What `report nudges --json` prints. */
export type NudgesReport = {
  readonly from: string
  readonly to: string
  readonly sent: number
  readonly held_back: number
  readonly answered: number
  readonly handed_over: number
  /** Of all clubs of the installation, all time. */
  readonly effect: Effect
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
  const nudges = (await nudgesOf(club)).filter(nudge => within(nudge.decidedAt))
  const people = await membersByIds(
    club,
    nudges.map(nudge => nudge.member),
  )
  const sent = nudges.filter(nudge => !nudge.heldBack && nudge.step !== 3)
  return {
    from: from.toString(),
    to: to.toString(),
    sent: sent.length,
    held_back: nudges.filter(nudge => nudge.heldBack).length,
    answered: sent.filter(nudge => nudge.outcome === 'acted').length,
    handed_over: nudges.filter(nudge => !nudge.heldBack && nudge.step === 3).length,
    effect: effectOf(await nudgeTotals(club)),
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
