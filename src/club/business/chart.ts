import type { Chart, MonthsRow } from '../../terms/chart.ts'
import type { Words } from '../../words/words.ts'
import { allSeries, type Totals } from './rules.ts'

/** What there is to draw of the totals; null where all of it is nothing, or would be read of one person. */
export function totalsChart({ months, series, firstContact }: Totals, words: Words): Chart | null {
  const w = words.business
  const rows = allSeries.flatMap((name): MonthsRow[] => {
    const one = series[name]
    return one ? [{ label: w.series[name], total: one.total, figures: one.byMonth, unit: 'count' }] : []
  })
  if (rows.every(({ total }) => total === 0)) return null
  const isTimed = firstContact.byMonth.some(days => days !== null)
  return {
    ...{ kind: 'months', language: words.speech.language, months, inProgress: w.inProgress },
    rows: isTimed ? [...rows, { label: w.timed, total: null, figures: firstContact.byMonth, unit: 'days' }] : rows,
  }
}
