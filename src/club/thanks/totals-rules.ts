import { scaled } from '../../terms/money.ts'
import { lastWeekly, MONDAY, nextWeekly } from '../../time/wall.ts'

/** What an amount adds to what the club was told already, or takes from it. */
export type Change = {
  readonly id: string
  readonly pair: readonly [one: string, other: string]
  readonly at: Temporal.Instant
  /** A decimal; negative where less stands than was told. */
  readonly change: string
}

/** So many pairs at least hide each other's amounts. */
const fewest = 3

/**
 * Whether a total of these pairs tells nobody the amount of another: three pairs at least, and no member who takes out
 * those that he is in himself is left with a single one.
 */
export function hideEachOther(pairs: readonly (readonly [string, string])[]): boolean {
  if (pairs.length < fewest) return false
  const people = new Set(pairs.flat())
  return [...people].every(one => pairs.filter(pair => !pair.includes(one)).length !== 1)
}

/** Whole weeks whose changes are told together. */
export type Told = {
  readonly ids: readonly string[]
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/**
 * Parts what is not told yet into stretches of whole weeks, each of which hides its pairs. Stretches never overlap and are
 * never told twice, so that the difference of two totals is a sum of stretches, and hides its pairs as well. What comes
 * late, or is corrected, counts from `since`: the end of what was told last.
 */
export function stretches(
  changes: readonly Change[],
  {
    since,
    until,
    zone,
  }: { readonly since: Temporal.Instant | null; readonly until: Temporal.Instant; readonly zone: string },
): readonly Told[] {
  const dated = changes
    .map(one => ({ ...one, at: since !== null && Temporal.Instant.compare(one.at, since) < 0 ? since : one.at }))
    .filter(({ at }) => Temporal.Instant.compare(at, until) < 0)
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
  const told: Told[] = []
  let open: typeof dated = []
  for (const [n, one] of dated.entries()) {
    open.push(one)
    const end = nextWeekly(one.at, zone, MONDAY, '00:00')
    const next = dated[n + 1]
    if (next !== undefined && Temporal.Instant.compare(next.at, end) < 0) continue
    if (!hideEachOther(pairsOf(open))) continue
    const from = lastWeekly(open[0]!.at, zone, MONDAY, '00:00')
    told.push({ ids: open.map(({ id }) => id), from, until: end })
    open = []
  }
  return told
}

/** Each two people whose amounts change together, whoever thanked; where it comes to nothing there is nothing to hide. */
function pairsOf(changes: readonly Change[]): readonly (readonly [string, string])[] {
  const sums = new Map<string, bigint>()
  for (const { pair, change } of changes) {
    const key = pair.toSorted().join(' ')
    sums.set(key, (sums.get(key) ?? 0n) + scaled(change))
  }
  return [...sums].flatMap(([key, sum]) => (sum === 0n ? [] : [key.split(' ') as [string, string]]))
}
