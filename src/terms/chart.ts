import type { Mark, Tally } from './presence.ts'
import type { Language } from './speech.ts'

/** What a picture shows, as facts: it is drawn of them (src/pictures), and told of them in words (`altOf` of the words). */
export type Chart = MonthsChart | RollsChart | MarksChart | SectorsChart

/** Bars by month, a row for each series, one under the other: what is counted in one unit has one scale. */
export type MonthsChart = {
  readonly kind: 'months'
  readonly language: Language
  /** One after the other, without a gap; the oldest first. */
  readonly months: readonly Temporal.PlainYearMonth[]
  /** Of the last month, when it is not over: in a word or two. */
  readonly inProgress: string | null
  readonly rows: readonly MonthsRow[]
}

export type MonthsRow = {
  readonly label: string
  /** Of all the months, as it is written beside the label; null where a sum means nothing. */
  readonly total: number | null
  /** One for each month; null where nothing can be said of it. */
  readonly figures: readonly (number | null)[]
  readonly unit: 'count' | 'days'
}

/** A bar for each meeting: who came, above it who was absent, and on top, expected by nobody, who was excused. */
export type RollsChart = {
  readonly kind: 'rolls'
  readonly language: Language
  readonly labels: Readonly<Record<Mark, string>>
  /** What the line through the bars is called: how many came on average to the six meetings up to each. */
  readonly average: string
  /** Oldest first, one at least. */
  readonly meetings: readonly (Tally & { readonly day: Temporal.PlainDate })[]
}

/** A sign for each meeting of one member, in a lane for each way in which it counted. */
export type MarksChart = {
  readonly kind: 'marks'
  readonly language: Language
  readonly labels: Readonly<Record<Mark, string>>
  /** Oldest first, one at least. */
  readonly meetings: readonly { readonly day: Temporal.PlainDate; readonly mark: Mark }[]
}

/** For each family of sectors how many members a club has, and how many of so many its region would give. */
export type SectorsChart = {
  readonly kind: 'sectors'
  readonly language: Language
  /** What the two bars are called; null where there is no region to compare with. */
  readonly labels: { readonly club: string; readonly region: string | null }
  /** `region` is null where nothing is said of seats. */
  readonly rows: readonly { readonly label: string; readonly club: number; readonly region: number | null }[]
  /** Whose figures the region’s are, and of which year. */
  readonly source: string | null
}

const averaged = 6

/** The average that goes with each meeting: of how many came to it and the five before; null while there are fewer. */
export const averagesOf = (meetings: readonly Tally[]): (number | null)[] =>
  meetings.map((_, n) =>
    n + 1 < averaged
      ? null
      : meetings.slice(n + 1 - averaged, n + 1).reduce((sum, { came }) => sum + came, 0) / averaged,
  )

/** More meetings than these are told by month: what is read aloud is heard to its end. */
const toldOneByOne = 20

/** What a chart of rolls is told by: each meeting, or of many the sum of each month; `of` so many meetings. */
export function toldIn(meetings: RollsChart['meetings']): readonly (Tally & { day: Temporal.PlainDate; of: number })[] {
  if (meetings.length <= toldOneByOne) return meetings.map(one => ({ ...one, of: 1 }))
  return [...Map.groupBy(meetings, ({ day }) => day.toPlainYearMonth().toString()).values()].map(month => ({
    day: month[0]!.day,
    of: month.length,
    came: month.reduce((sum, { came }) => sum + came, 0),
    absent: month.reduce((sum, { absent }) => sum + absent, 0),
    excused: month.reduce((sum, { excused }) => sum + excused, 0),
  }))
}

/** Whether it is told by month. */
export const isToldByMonth = ({ meetings }: RollsChart): boolean => meetings.length > toldOneByOne
