/** What somebody on the committee says of a candidate; `concerned`: he says himself that he is too close, and abstains. */
export const voices = ['yes', 'no', 'later', 'concerned'] as const
export type Voice = (typeof voices)[number]

/** What counts. */
export type Counted = Exclude<Voice, 'concerned'>

/** How a vote ended, in numbers: of those who may vote. */
export type Tally = Readonly<Record<Counted, number>> & { readonly electors: number; readonly quorum: number }

/** What it says: one answer has more voices than any other, no answer has, or too few have voted. It decides nothing. */
export type Result = Counted | 'tie' | 'too few'

/** A vote as everybody may know it: how many have voted, and once it is closed the numbers; never who said what. */
export type Vote = {
  readonly until: Temporal.Instant
  readonly voted: number
  readonly electors: number
  readonly needed: number
  /** Null while it is open. */
  readonly closed: { readonly at: Temporal.Instant; readonly tally: Tally; readonly result: Result } | null
}

/** Why somebody on the committee does not vote about a candidate. */
export type Conflict = 'sponsor' | 'company' | 'said so'
