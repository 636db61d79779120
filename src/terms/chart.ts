import type { Language } from './speech.ts'

/** What a picture shows, as facts: it is drawn of them (src/pictures), and told of them in words (`altOf` of the words). */
export type Chart = MonthsChart

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
