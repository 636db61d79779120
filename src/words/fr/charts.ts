import type { Chart } from '../../terms/chart.ts'
import { writeFigure, writeMonths } from '../../terms/write-figure.ts'
import type { chartWords as english } from '../en/charts.ts'
import { deMonth } from '../french.ts'

const alt: { readonly [K in Chart['kind']]: (chart: Extract<Chart, { kind: K }>) => string } = {
  months: ({ months, rows, inProgress }) => {
    const [first, to] = writeMonths(months[0]!, months.at(-1)!, 'fr')
    const last = inProgress === null ? to : `${to} (${inProgress})`
    const when = months.length === 1 ? `En ${last}.` : `Mois par mois, ${deMonth(first)} à ${last}.`
    const told = rows.map(({ label, total, figures }) => {
      const all = total === null ? label : `${label}, ${writeFigure(total, 'fr')} en tout`
      return `${all} : ${figures.map(figure => (figure === null ? '–' : writeFigure(figure, 'fr'))).join(' ; ')}.`
    })
    return [when, ...told].join(' ')
  },
}

export const chartWords: typeof english = { alt: chart => alt[chart.kind](chart) }
