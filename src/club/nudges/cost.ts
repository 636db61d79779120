import type { NudgeCost } from '../../terms/nudge.ts'
import type { Outcome, PastNudge } from './episodes.ts'

/** What became of the nudges that were said in a span: a message that nobody wanted is a cost, whatever the others change. */
export function costOf(
  nudges: readonly PastNudge[],
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
): NudgeCost {
  const said = nudges.filter(
    ({ heldBack, step, decidedAt }) =>
      !heldBack &&
      step !== 3 &&
      Temporal.Instant.compare(decidedAt, from) >= 0 &&
      Temporal.Instant.compare(decidedAt, until) <= 0,
  )
  const count = (outcome: Outcome) => said.filter(nudge => nudge.outcome === outcome).length
  return {
    sent: said.length,
    acted: count('acted'),
    ignored: count('ignored'),
    snoozed: count('snoozed'),
    stopped: count('stopped'),
  }
}
