/**
 * What connects two members by the club's records, as one of the two may read it: both have done or been told all of it.
 * Each kind is said from his side: `referralGiven` is one that he passed to the other.
 */
export type TieKind =
  /** Both came. */
  | 'meeting'
  /** Both have said that it took place. */
  | 'oneToOne'
  /** Somebody introduced them to each other, or one of them asked to be, and both agreed. */
  | 'introduction'
  /** He introduced the other to somebody, and both agreed; the other introduced him. */
  | 'introduced'
  | 'introducedBy'
  | 'referralGiven'
  | 'referralReceived'
  /** He came to the other with a need of his own; the other came to him. */
  | 'cameTo'
  | 'cameToHim'
  | 'thanksGiven'
  | 'thanksReceived'
  /** The other looks after him as a newcomer, or he after the other. */
  | 'sponsor'
  | 'sponsored'

/** How often, and when last, where that is known. */
export type Tie = { readonly times: number; readonly last: Temporal.PlainDate | null }

/** All that connects him with one other member. */
export type Ties = { readonly [K in TieKind]?: Tie }

/** So many meetings at which both were make them known to each other. */
const enoughMeetings = 3

/** They have hardly met: a one-to-one comes before a recommendation. */
export const areStrangers = ({ oneToOne, meeting }: Ties): boolean =>
  oneToOne === undefined && (meeting?.times ?? 0) < enoughMeetings
