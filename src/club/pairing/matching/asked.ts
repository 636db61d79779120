/** What a round is drawn from and what comes of it: plain values, which travel to another thread as they are. */

/** Somebody who takes part in the round. */
export type Present = {
  /** Stable for this member: by it everything is put in order, and ties are broken. */
  readonly id: string
  /** The round before left him without anybody. */
  readonly leftOut: boolean
  readonly newcomer: boolean
  /** Equal texts are one company, in which people see each other anyway; null: not known. */
  readonly company: string | null
}

export type Pair = readonly [one: string, other: string]

/** Two who had at least one one-to-one, and the day of the last (YYYY-MM-DD). */
export type Met = { readonly pair: Pair; readonly on: string }

/** How much the trades of two complete each other, from 0 (as for every pair that is not named) to 1; whether they are one. */
export type Trades = { readonly pair: Pair; readonly score: number; readonly same: boolean }

/** Facts about people who do not take part are left aside. */
export type RoundAsked = {
  readonly members: readonly Present[]
  /** The day of the round (YYYY-MM-DD), from which months are counted. */
  readonly day: string
  readonly met: readonly Met[]
  /** Not to be proposed in this round: whom somebody does not want to be paired with, what was proposed too lately. */
  readonly barred: readonly Pair[]
  readonly trades: readonly Trades[]
  /** Where nothing else decides this does: the club and the name of the round. */
  readonly seed: string
}

/** Ids in order, groups in the order of their first members. */
export type RoundDrawn = {
  /** Of two, or of three when the number of members is odd. Empty when there is nothing to propose. */
  readonly groups: readonly (readonly string[])[]
  /** Those for whom nobody was left. */
  readonly leftOut: readonly string[]
}
