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
 * The one table of what an act weighs. Nothing here is ever shown to a member: he sees his acts, by kind and date.
 * Each weight may be changed per club within its bounds; the defaults are those that were compared on simulated clubs.
 */

/** Kinds of acts that give. One-to-ones are not giving: hunters love them. They are shown as taking part. */
export type GivingKind = 'referral' | 'introduction' | 'answer' | 'guest' | 'sponsorship' | 'thanks'

/** Kinds of acts a member initiates for himself. Receiving is nothing. */
export type SolicitingKind = 'introduction-for-himself' | 'ask' | 'offer' | 'problem'

export type TakingPartKind = 'one-to-one'

export type ActKind = GivingKind | SolicitingKind | TakingPartKind

export type Side = 'giving' | 'soliciting' | 'taking-part'
