/** What may wait for a member until he is back, in the order in which it is told. */
export const awaitedKinds = [
  'introduction', // a question whether he would like to be introduced
  'referral', // one he has not touched yet
  'one-to-one', // a proposal to him
  'problem', // one about which his view is asked for
  'answer', // to what he asked, and he has not said whether it helped
  'meeting', // one ahead that he has not answered
] as const

export type AwaitedKind = (typeof awaitedKinds)[number]

/** How many of a kind wait. */
export type Awaited = {
  readonly what: AwaitedKind
  readonly count: number
  /** When the first meeting is. */
  readonly at: Temporal.Instant | null
}
