import type { Chart } from '../../terms/chart.ts'
import { note, paragraph, pictureOrWords, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { allSeries } from './rules.ts'
import type { ClubTotals } from './totals.ts'

export type TotalsPage = {
  readonly totals: ClubTotals
  readonly chart: Chart | null
  /** The chart as a picture; null where none could be drawn. */
  readonly png: Uint8Array | null
}

/** The club's business for its organizers: figures and months, and nobody's name. */
export function totalsCard({ totals, chart, png }: TotalsPage, words: Words): View {
  const w = words.business
  const { months, series, firstContact, business } = totals
  const isHidden = allSeries.some(name => series[name] === null)
  const title = w.title(months[0]!, months.at(-1)!)
  if (!chart) return view(title, paragraph(isHidden ? w.few() : w.nothing()))
  return view(
    title,
    paragraph(w.all(allSeries.map(name => [name, series[name]?.total ?? null]))),
    pictureOrWords(png, words.charts.alt(chart)),
    firstContact.days !== null && paragraph(w.firstContact(firstContact.days)),
    business.told !== 'nothing' && paragraph(w.worth(business)),
    isHidden && paragraph(w.few()),
    note(w.counted()),
  )
}
