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
