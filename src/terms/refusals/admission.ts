import type { Conflict } from '../vote.ts'

export type AdmissionRefusals = {
  'applied already': { name: string; since: Temporal.Instant }
  'on the committee already': { name: string }
  'not on the committee': { name: string }
  'answer first': { name: string }
  'vote over': { until: Temporal.Instant }
  'too close to vote': { why: Conflict }
  /** What members said to it. */
  'for the committee': Record<never, never>
  'still shown': { until: Temporal.Instant }
  'nobody may vote': Record<never, never>
  'not shown any more': Record<never, never>
  'candidate agrees first': { name: string }
  /** The club has somebody of this name: it may be he. */
  'member of that name': { names: readonly string[] }
}
