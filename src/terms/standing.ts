import type { WeighedKind } from './act.ts'
import type { Presence } from './presence.ts'

/** Where a member stands: one code of the vocabulary; people read it in kind words. */
export type Standing =
  | 'objected'
  | 'contested'
  | 'on-leave'
  | 'new'
  | 'hunter'
  | 'withdrawn'
  | 'to-rebalance'
  | 'engaged'

/** How much one gives against the club's habit, in a word. */
export type GivingWord = 'little' | 'some' | 'plenty'

/**
 * What an act does in the balance. It gives; or it is initiated by a member for himself, since receiving is nothing; or it
 * takes part, and is shown but not weighed: one-to-ones are not giving, hunters love them.
 */
export type Side = 'giving' | 'soliciting' | 'taking-part'

/** An act as people read it: a referral whose giver buys himself is business given, and nobody was recommended. */
export type ShownKind = WeighedKind | 'business'

/** How many acts of each kind; a kind without any is left out. */
export type ActCounts = Readonly<Partial<Record<ShownKind, number>>>

export const sumOfActs = (counts: ActCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/**
 * Why a member reads what he reads, and is written to or spoken with: the one reason that holds. `since` is the day on
 * which it began to.
 */
export type Reason =
  | { readonly holds: 'objection' | 'too little known' | 'nothing' }
  | { readonly holds: 'remark' | 'asks more than he gives' | 'seldom seen'; readonly since: Temporal.PlainDate }
  | { readonly holds: 'leave'; readonly since: Temporal.PlainDate; readonly until: Temporal.PlainDate | null }
  | { readonly holds: 'newcomer'; readonly since: Temporal.PlainDate; readonly justArrived: boolean }
  /** No judgement, and no word about him: what he could be helped with. */
  | { readonly holds: 'comes little' | 'asks much' | 'comes little, asks much' }

/** What every sentence about a member's standing is drawn from. */
export type Grounds = {
  readonly reason: Reason
  readonly presence: Presence
  /** He joined in the twelve months before, and all he did since: it is told since then, and not of a year. */
  readonly isOfTheYear: boolean
  /** His own acts of the twelve months before. */
  readonly given: ActCounts
  readonly asked: ActCounts
}
