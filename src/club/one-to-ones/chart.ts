import type { Chart } from '../../terms/chart.ts'
import type { Words } from '../../words/words.ts'
import type { Held } from './met.ts'

/** What is drawn of one-to-ones, month by month: how many were held, and how many two met for the first time. */
export type ByMonth = {
  /** As `2026-11`, one after the other. */
  readonly months: readonly string[]
  /** The last month is not over. */
  readonly isOpen: boolean
  readonly held: readonly number[]
  readonly firsts: readonly number[]
}

const most = 13

/** The months up to a day, from the first one in which there was a one-to-one on; a year and a month at most. */
export function byMonth(oneToOnes: readonly Held[], until: Temporal.PlainDate): ByMonth {
  const dated = oneToOnes
    .flatMap(({ members, heldOn }) => (heldOn === null ? [] : [{ members, heldOn }]))
    .filter(({ heldOn }) => Temporal.PlainDate.compare(heldOn, until) <= 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.heldOn, b.heldOn))
  const last = until.toPlainYearMonth()
  const earliest = dated[0]?.heldOn.toPlainYearMonth() ?? last
  const back = Math.min(most - 1, earliest.until(last, { largestUnit: 'months' }).months)
  const months = Array.from({ length: back + 1 }, (_, n) => last.subtract({ months: back - n }))
  // Of whom nobody knows when they met: not for the first time now.
  const met = new Set(oneToOnes.filter(({ heldOn }) => heldOn === null).flatMap(({ members }) => pairsAmong(members)))
  const held = new Map<string, number>()
  const firsts = new Map<string, number>()
  for (const { members, heldOn } of dated) {
    const month = heldOn.toPlainYearMonth().toString()
    const fresh = pairsAmong(members).filter(pair => !met.has(pair))
    for (const pair of fresh) met.add(pair)
    held.set(month, (held.get(month) ?? 0) + 1)
    firsts.set(month, (firsts.get(month) ?? 0) + fresh.length)
  }
  const names = months.map(String)
  const of = (counts: ReadonlyMap<string, number>) => names.map(month => counts.get(month) ?? 0)
  return { months: names, isOpen: until.day < until.daysInMonth, held: of(held), firsts: of(firsts) }
}

/** Every two of some people, by a name that is the same whoever comes first. */
export const pairsAmong = (members: readonly string[]): string[] => {
  const sorted = members.toSorted()
  return sorted.flatMap((one, n) => sorted.slice(n + 1).map(other => `${one} ${other}`))
}

/** One-to-ones by month, naming nobody. */
export function byMonthChart({ months, isOpen, held, firsts }: ByMonth, words: Words): Chart {
  const { chart: w } = words.oneToOnes
  const row = (label: string, figures: readonly number[]) => ({
    ...{ label, figures, unit: 'count' as const },
    total: figures.reduce((sum, one) => sum + one, 0),
  })
  return {
    ...{
      kind: 'months',
      language: words.speech.language,
      months: months.map(month => Temporal.PlainYearMonth.from(month)),
      inProgress: isOpen ? words.business.inProgress : null,
    },
    rows: [row(w.held, held), row(w.firsts, firsts)],
  }
}
