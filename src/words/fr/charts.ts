import type { Chart } from '../../terms/chart.ts'
import { writeFigure, writeMonthOfYear } from '../../terms/write-figure.ts'
import type { chartWords as english } from '../en/charts.ts'
import { deMonth } from '../french.ts'

const alt: { readonly [K in Chart['kind']]: (chart: Extract<Chart, { kind: K }>) => string } = {
  months: ({ months, rows, inProgress }) => {
    const month = (at: number) => writeMonthOfYear(months.at(at)!, 'fr')
    const last = inProgress === null ? month(-1) : `${month(-1)} (${inProgress})`
    const when = months.length === 1 ? `En ${last}.` : `Mois par mois, ${deMonth(month(0))} à ${last}.`
    const told = rows.map(({ label, total, figures }) => {
      const all = total === null ? label : `${label}, ${writeFigure(total, 'fr')} en tout`
      return `${all} : ${figures.map(figure => (figure === null ? '–' : writeFigure(figure, 'fr'))).join(' ; ')}.`
    })
    return [when, ...told].join(' ')
  },
}

export const chartWords: typeof english = { alt: chart => alt[chart.kind](chart) }
