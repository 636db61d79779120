import { averagesOf, type Chart, isToldByMonth, toldIn } from '../../terms/chart.ts'
import { expectedIn, type Mark } from '../../terms/presence.ts'
import { writeFigure, writeMonthNear, writeMonths } from '../../terms/write-figure.ts'
import { dateText, plural } from '../english.ts'

/** A short day may end with a point of its own. */
const ended = (text: string): string => (text.endsWith('.') ? text : `${text}.`)

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
  rolls: chart => {
    const { meetings, average } = chart
    const today = meetings.at(-1)!.day
    const byMonth = isToldByMonth(chart)
    const rows = toldIn(meetings).map(({ day, of, ...tally }) => {
      const name = byMonth ? writeMonthNear(day, today, 'en') : dateText(day, 'short', today)
      const many = of === 1 ? '' : ` in ${of} meetings`
      return `${name}, ${tally.came} of ${expectedIn(tally)}${many}${tally.excused === 0 ? '' : `, ${tally.excused} excused`}`
    })
    const last = averagesOf(meetings).at(-1) ?? null
    const said = `How many came, ${byMonth ? 'month by month' : 'meeting by meeting'}: ${rows.join('; ')}.`
    return last === null ? said : `${said} ${average}: ${writeFigure(last, 'en')}.`
  },
  marks: ({ meetings, labels }) => {
    const today = meetings.at(-1)!.day
    const of = (mark: Mark) => {
      const days = meetings.filter(one => one.mark === mark).map(({ day }) => dateText(day, 'short', today))
      return days.length === 0 ? [] : [`${labels[mark]} ${days.length}: ${ended(days.join(', '))}`]
    }
    return [`${plural(meetings.length, 'meeting')}.`, ...of('came'), ...of('excused'), ...of('absent')].join(' ')
  },
  sectors: ({ labels, rows, source }) => {
    const told = rows.map(({ label, club, region }) => `${label} ${club}${region === null ? '' : ` (${region})`}`)
    const beside = labels.region === null ? '' : `; in brackets, ${labels.region}`
    return `${labels.club}, sector by sector${beside}: ${told.join('; ')}.${source === null ? '' : ` ${ended(source)}`}`
  },
}

export const chartWords = {
  /** All that a picture shows, for whoever does not see it. */
  alt: (chart: Chart): string => (alt[chart.kind] as (chart: Chart) => string)(chart),
}
