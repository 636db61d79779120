import { averagesOf, type Chart, isToldByMonth, toldIn } from '../../terms/chart.ts'
import { expectedIn, type Mark } from '../../terms/presence.ts'
import { writeFigure, writeMonthNear, writeMonths } from '../../terms/write-figure.ts'
import type { chartWords as english } from '../en/charts.ts'
import { dateText, deMonth, plural } from '../french.ts'

/** A short day may end with a point of its own. */
const ended = (text: string): string => (text.endsWith('.') ? text : `${text}.`)

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
  rolls: chart => {
    const { meetings, average } = chart
    const today = meetings.at(-1)!.day
    const byMonth = isToldByMonth(chart)
    const rows = toldIn(meetings).map(({ day, of, ...tally }) => {
      const name = byMonth ? writeMonthNear(day, today, 'fr') : dateText(day, 'short', today)
      const many = of === 1 ? '' : ` en ${of} réunions`
      return `${name}, ${tally.came} sur ${expectedIn(tally)}${many}${tally.excused === 0 ? '' : `, ${plural(tally.excused, 'excusé')}`}`
    })
    const last = averagesOf(meetings).at(-1) ?? null
    const said = `Présents, ${byMonth ? 'mois par mois' : 'réunion après réunion'} : ${rows.join(' ; ')}.`
    return last === null ? said : `${said} ${average} : ${writeFigure(last, 'fr')}.`
  },
  marks: ({ meetings, labels }) => {
    const today = meetings.at(-1)!.day
    const of = (mark: Mark) => {
      const days = meetings.filter(one => one.mark === mark).map(({ day }) => dateText(day, 'short', today))
      return days.length === 0 ? [] : [`${labels[mark]}, ${days.length} : ${ended(days.join(', '))}`]
    }
    return [`${plural(meetings.length, 'réunion')}.`, ...of('came'), ...of('excused'), ...of('absent')].join(' ')
  },
  sectors: ({ labels, rows, source }) => {
    const told = rows.map(({ label, club, region }) => `${label} ${club}${region === null ? '' : ` (${region})`}`)
    const beside = labels.region === null ? '' : ` ; entre parenthèses, ${labels.region}`
    return `${labels.club}, secteur par secteur${beside} : ${told.join(' ; ')}.${source === null ? '' : ` ${ended(source)}`}`
  },
}

export const chartWords: typeof english = { alt: chart => (alt[chart.kind] as (chart: Chart) => string)(chart) }
