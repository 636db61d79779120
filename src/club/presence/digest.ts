import { expectedIn, rateOf } from '../../terms/presence.ts'
import { digestPart } from '../digest/part.ts'
import { clubChart } from './chart.ts'
import { type Compared, comparedIn, meetingTallies, shownOf, sumOf, type TakenRoll, trendOf } from './rules.ts'

type Figures = Compared & {
  /** What the picture shows: as far back as there is room for. */
  readonly shown: readonly TakenRoll[]
}

export const presenceInDigest = digestPart<Figures>({
  read({ zone }, { history, week }) {
    const rolls = meetingTallies(history)
    const compared = comparedIn(rolls, { from: week.from, until: week.until, zone })
    return { ...compared, shown: shownOf(rolls, { until: week.until, zone }) }
  },
  isQuiet: ({ rolls }) => rolls.length === 0,
  lines: {
    presence: {
      says: (compared, words) => words.presence.week(compared.rolls, trendOf(compared)),
      report: ({ rolls, before }) => ({
        presence: { rate: rateOf(sumOf(rolls)), before: rateOf(sumOf(before)) },
        meetings: rolls.map(roll => ({
          starts_at: roll.startsAt.toString(),
          ...{ came: roll.came, of: expectedIn(roll), excused: roll.excused },
        })),
      }),
    },
  },
  actions: {},
  // In a week without a meeting it would be last week’s picture.
  chart: ({ rolls, shown }, words) => (rolls.length === 0 ? null : clubChart(shown, words)),
})
