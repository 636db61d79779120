import type { Effect } from '../../terms/nudge.ts'
import type { Arm } from './coin.ts'

type Counted = { readonly arm: Arm; readonly outcome: string; readonly count: number }

const z = 1.96
const narrow = 0.2

/** The measured effect from the totals of the installation. */
export function effectOf(totals: readonly Counted[]): Effect {
  const arm = (name: Arm) => {
    const count = (outcome: string) =>
      totals.filter(row => row.arm === name && row.outcome === outcome).reduce((sum, row) => sum + row.count, 0)
    return { acted: count('acted'), of: count('acted') + count('not acted') }
  }
  const now = arm('now')
  const delayed = arm('delayed')
  if (now.of === 0 || delayed.of === 0) return { now, delayed, difference: null, interval: null, tells: false }
  const [p, q] = [now.acted / now.of, delayed.acted / delayed.of]
  const [pLow, pHigh] = wilson(now)
  const [qLow, qHigh] = wilson(delayed)
  const difference = p - q
  const interval = [difference - Math.hypot(p - pLow, qHigh - q), difference + Math.hypot(pHigh - p, q - qLow)] as const
  return { now, delayed, difference, interval, tells: interval[1] - interval[0] <= narrow }
}

function wilson({ acted, of }: { acted: number; of: number }): [number, number] {
  const share = acted / of
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  return [centre - half, centre + half]
}
