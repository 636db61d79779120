/** What a round is drawn from and what comes of it: plain values, which travel to another thread as they are. */

/** Somebody who takes part in the round. */
export type Present = {
  /** Stable for this member: by it everything is put in order, and ties are broken. */
  readonly id: string
  /** The round before left him without anybody. */
  readonly leftOut: boolean
  readonly newcomer: boolean
  /** Equal texts are one company, one speciality; null: not known. */
  readonly company: string | null
  readonly speciality: string | null
}

export type Pair = readonly [one: string, other: string]

/** Two who had at least one one-to-one, and the day of the last (YYYY-MM-DD). */
export type Met = { readonly pair: Pair; readonly on: string }

/** How much two trades complete each other, from 0 (not at all, as for every pair that is not named) to 1. */
export type Complement = { readonly pair: Pair; readonly score: number }

/** Facts about people who do not take part are left aside. */
export type RoundAsked = {
  readonly members: readonly Present[]
  /** The day of the round (YYYY-MM-DD), from which months are counted. */
  readonly day: string
  readonly met: readonly Met[]
  /** Not to be proposed in this round: whom somebody does not want to be paired with, what was proposed too lately. */
  readonly barred: readonly Pair[]
  readonly complements: readonly Complement[]
  /** Where nothing else decides this does: the club and the name of the round. */
  readonly seed: string
}

export type Reason =
  | { readonly code: 'never-met'; readonly between: Pair }
  | { readonly code: 'met-before'; readonly between: Pair; readonly on: string }
  | { readonly code: 'newcomer'; readonly member: string }
  | { readonly code: 'complementary'; readonly between: Pair; readonly score: number }

/** Two, or three when the number of members is odd. Ids in order. */
export type Group = { readonly members: readonly string[]; readonly reasons: readonly Reason[] }

export type RoundDrawn = {
  /** In the order of their first members. Empty when there is nothing to propose. */
  readonly groups: readonly Group[]
  /** Those for whom nobody was left, in order. */
  readonly leftOut: readonly string[]
}
