/** How one meeting counts for one member: late came, and so did whoever sent a substitute. */
export type Mark = 'came' | 'absent' | 'excused'

/**
 * The attendance rate, as its counts: `came` of `expectedIn`. Who is excused is expected by nobody: he is counted beside
 * the two, and never among the absent.
 */
export type Tally = { readonly [M in Mark]: number }

export const expectedIn = ({ came, absent }: Tally): number => came + absent

/** How many meetings, or members, a tally speaks of at all. */
export const allIn = ({ came, absent, excused }: Tally): number => came + absent + excused

/** 0 to 1; null where nobody was expected. */
export const rateOf = (tally: Tally): number | null => (expectedIn(tally) === 0 ? null : tally.came / expectedIn(tally))

/** One member's attendance over the meetings of his window. */
export type Presence = Tally & {
  /** The day of the first of them, where it was; null where none counts. */
  readonly since: Temporal.PlainDate | null
}

/** One meeting's attendance over all for whom it counts. */
export type MeetingTally = Tally & {
  /** They were not expected, being on leave, and came. */
  readonly besides: number
}

/** A taken roll as it is told; `expected` is null where nobody was: at an optional meeting. */
export type RollTold = Pick<MeetingTally, 'came' | 'excused' | 'besides'> & { readonly expected: number | null }

export const toldOf = (tally: MeetingTally): RollTold => ({
  ...{ came: tally.came, excused: tally.excused, besides: tally.besides },
  expected: expectedIn(tally),
})

/** Against the meetings before: how the rate moved, and what it moved from. */
export type Trend = {
  readonly moved: 'more' | 'alike' | 'fewer'
  readonly before: Tally
  readonly meetings: number
}
