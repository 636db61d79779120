import type { Chart } from '../../terms/chart.ts'
import { writeFigure, writeMonths } from '../../terms/write-figure.ts'

const alt: { readonly [K in Chart['kind']]: (chart: Extract<Chart, { kind: K }>) => string } = {
  months: ({ months, rows, inProgress }) => {
    const [first, to] = writeMonths(months[0]!, months.at(-1)!, 'en')
    const last = inProgress === null ? to : `${to} (${inProgress})`
    const when = months.length === 1 ? `In ${last}.` : `Month by month, ${first} to ${last}.`
    const told = rows.map(({ label, total, figures }) => {
      const all = total === null ? label : `${label}, ${writeFigure(total, 'en')} in all`
      return `${all}: ${figures.map(figure => (figure === null ? '–' : writeFigure(figure, 'en'))).join('; ')}.`
    })
    return [when, ...told].join(' ')
  },
}

export const chartWords = {
  /** All that a picture shows, for whoever does not see it. */
  alt: (chart: Chart): string => alt[chart.kind](chart),
}
