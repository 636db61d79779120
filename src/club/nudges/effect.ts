import { proposedActs } from '../../terms/act.ts'
import type { Effect, Ladder, NudgeKind } from '../../terms/nudge.ts'
import type { Arm } from './coin.ts'

/** So many episodes of one kind, as the totals of the installation hold them. */
export type Total = {
  readonly kind: string
  /** What its first nudge proposed; empty where that is not known. */
  readonly act: string
  readonly arm: Arm
  /** With which odds the arm was tossed; empty where that is not known, as of what an import brought. */
  readonly coin: string
  readonly outcome: string
  readonly count: number
}

/**
 * Half the width of an interval, in standard errors. One look would take 1.96; this comparison is looked at every week for
 * years, and of each kind too, so that chance alone has many days on which to look like an effect. With these, of twenty
 * installations whose nudges change nothing, fewer than one ever reads an effect, and fewer than one a kind that does harm
 * (simulated in test/rules/nudge-effect.test.ts).
 */
export const standardErrors = { whole: 3, kind: 3.6 } as const

const narrow = 0.25

type Counted = Pick<Total, 'arm' | 'coin' | 'outcome' | 'count'>

/**
 * The measured effect of these episodes, acts within 21 days: those written to at once against those who waited. Episodes of
 * one coin are compared with each other, and the differences put together by how much each knows (the weights of Mantel and
 * Haenszel; the interval by Zou and Donner's square-and-add, of which Newcombe's is the case of one): with other odds at
 * another time, who acts more at that time would look like an effect.
 */
export function effectOf(totals: readonly Counted[], z: number): Effect {
  const strata = [...Map.groupBy(totals, ({ coin }) => coin).values()]
    .map(rows => ({ now: armIn(rows, 'now'), delayed: armIn(rows, 'delayed') }))
    .filter(({ now, delayed }) => now.of + delayed.of > 0)
  const compared = strata.filter(({ now, delayed }) => now.of > 0 && delayed.of > 0)
  const [now, delayed] = (['now', 'delayed'] as const).map(arm =>
    sumOf((compared.length > 0 ? compared : strata).map(one => one[arm])),
  )
  const both = { now: now!, delayed: delayed! }
  if (compared.length === 0) return { ...both, difference: null, interval: null, tells: false }
  const weights = compared.map(({ now, delayed }) => (now.of * delayed.of) / (now.of + delayed.of))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const parts = compared.map((one, n) => ({ ...newcombe(one, z), weight: weights[n]! / whole }))
  const difference = parts.reduce((sum, one) => sum + one.weight * one.difference, 0)
  const reach = (side: 'low' | 'high') => Math.hypot(...parts.map(one => one.weight * (one[side] - one.difference)))
  const interval = [difference - reach('low'), difference + reach('high')] as const
  // Harm is said as soon as it is sure; good waits until it is known how much.
  return { ...both, difference, interval, tells: interval[1] < 0 || interval[1] - interval[0] <= narrow }
}

type Share = { readonly acted: number; readonly of: number }

function armIn(totals: readonly Counted[], name: Arm): Share {
  const count = (outcome: string) =>
    totals.filter(row => row.arm === name && row.outcome === outcome).reduce((sum, row) => sum + row.count, 0)
  return { acted: count('acted'), of: count('acted') + count('not acted') }
}

const sumOf = (shares: readonly Share[]): Share => ({
  acted: shares.reduce((sum, { acted }) => sum + acted, 0),
  of: shares.reduce((sum, { of }) => sum + of, 0),
})

/** The difference of two shares with Newcombe's interval, from two of Wilson's. */
function newcombe({ now, delayed }: { readonly now: Share; readonly delayed: Share }, z: number) {
  const [p, q] = [now.acted / now.of, delayed.acted / delayed.of]
  const [pLow, pHigh] = wilson(now, z)
  const [qLow, qHigh] = wilson(delayed, z)
  const difference = p - q
  return {
    difference,
    low: difference - Math.hypot(p - pLow, qHigh - q),
    high: difference + Math.hypot(pHigh - p, q - qLow),
  }
}

/** The measured effect of all nudges. */
export const wholeEffect = (totals: readonly Total[]): Effect => effectOf(totals, standardErrors.whole)

const ladders = ['hunter', 'withdrawn', 'to-rebalance', 'newcomer'] as const satisfies readonly Ladder[]

/** Every kind of nudge that is measured for itself: to whom it is written, and what it proposes. */
export const nudgeKinds: readonly NudgeKind[] = [...ladders, ...proposedActs]

/** Whether it says to whom it is written; else what it proposes. Each nudge is of one of either. */
export const isLadder = (kind: NudgeKind): boolean => ladders.some(one => one === kind)

const ofKind = (totals: readonly Total[], kind: NudgeKind) =>
  totals.filter(total => total.kind === kind || total.act === kind)

export type EffectOfKind = { readonly kind: NudgeKind; readonly effect: Effect }

/** The measured effect of each kind of which anything was counted. */
export const effectsByKind = (totals: readonly Total[]): EffectOfKind[] =>
  nudgeKinds
    .map(kind => ({ kind, effect: effectOf(ofKind(totals, kind), standardErrors.kind) }))
    .filter(({ effect }) => effect.now.of + effect.delayed.of > 0)

/** The kinds after which fewer act than without them, beyond what chance does. */
export const harmful = (totals: readonly Total[]): NudgeKind[] =>
  effectsByKind(totals).flatMap(({ kind, effect }) => (effect.interval && effect.interval[1] < 0 ? [kind] : []))

/** Wilson's interval of a share. */
function wilson({ acted, of }: { acted: number; of: number }, z: number): [number, number] {
  const share = acted / of
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  return [centre - half, centre + half]
}
