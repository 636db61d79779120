import type { Recurrence } from '../time/recurrence.ts'
import type { Meeting } from './meeting.ts'

/** On which days off a series rests: public holidays, and the days when clubs usually rest (August, Christmas to New Year). */
export type Rests = { readonly holidays: boolean; readonly breaks: boolean }

/** Meetings that come again and again: what makes each of them, and nothing of any of them. */
export type SeriesPlan = {
  readonly title: string | null
  /** A place, or the address of a video call. */
  readonly place: string | null
  readonly rule: Recurrence
  /** The day its weeks and months are counted from. */
  readonly startsOn: Temporal.PlainDate
  /** On the wall of its zone. */
  readonly time: Temporal.PlainTime
  /** Null: as long as meetings usually are. */
  readonly minutes: number | null
  /** Null: the club's. */
  readonly zone: string | null
  /** Whether it counts in the attendance rate. */
  readonly required: boolean
  /** How many may come to each; null: as many as like. */
  readonly seats: number | null
  readonly rests: Rests
}

/** A series that is kept. `endsOn`: its last day, once it has been ended. */
export type Series = {
  readonly id: string
  readonly plan: SeriesPlan
  readonly endsOn: Temporal.PlainDate | null
  /** Grows with each change: who changes it has seen this one. */
  readonly revision: number
}

/** Why a day is one on which the club may rest. */
export type DayOff = 'holiday' | 'break'

/** One of its days as it would be. */
export type Dated = { readonly day: Temporal.PlainDate; readonly meeting: SeriesTime; readonly off: DayOff | null }
export type SeriesTime = Pick<Meeting, 'startsAt' | 'zone' | 'place'>

/** What saving a change would do to the meetings that are planned already. */
export type ToChange = {
  /** Of those the club has heard of, which would move, and which would be called off. */
  readonly moved: number
  readonly calledOff: number
  /** Changed by hand, they stay as they are. */
  readonly stays: readonly SeriesTime[]
}

/** A series before it is saved: its first dates, and within a year those on which the club might rest. */
export type Preview = {
  readonly plan: SeriesPlan
  readonly first: readonly Dated[]
  readonly holidays: readonly Temporal.PlainDate[]
  readonly breaks: readonly Temporal.PlainDate[]
  readonly toChange: ToChange | null
  /** What the same words mean to others. */
  readonly or: Recurrence | null
}

/** What became of it once it is saved. */
export type Saved = {
  readonly series: Series
  /** The meetings that were made, the first of them first. */
  readonly made: readonly Meeting[]
  readonly next: Meeting | null
  /** Days on which another meeting stands already. */
  readonly taken: readonly Temporal.PlainDate[]
  readonly changed: boolean
}

/** One of its meetings to come, as its own list shows it. */
export type Occurring = { readonly meeting: Meeting; readonly byHand: boolean }
