/** Monday 00:00 to Monday 00:00 of the club's calendar. */
export type Week = {
  readonly monday: Temporal.PlainDate
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/**
 * What an organizer could do now, the most urgent first: the first three that hold are shown. Said here and not by each
 * topic, because urgency is a comparison; buttons carry these words.
 */
export const actionKinds = [
  'remark', // a member said of his standing that it is not right
  'application', // nobody has answered somebody who would like to be a member
  'roll', // nobody took the roll of a meeting
  'word', // a member was entrusted to an organizer, and nobody has said anything of him since
  'referral', // its receiver has left it as it is for too long
  'newcomer', // he has not had a one-to-one yet
  'ask', // nobody answered it
  'load', // a member gives so much that it may become too much
] as const

export type ActionKind = (typeof actionKinds)[number]

/** Behind these somebody waits for an answer: they are told until he has one. */
const owedAnAnswer = ['remark', 'application'] as const

export type LeftKind = Exclude<ActionKind, (typeof owedAnAnswer)[number]>

/** Whether organizers may have the digest leave it alone. */
export const mayBeLeft = (kind: ActionKind): kind is LeftKind => !owedAnAnswer.some(one => one === kind)

export const leftKinds: readonly LeftKind[] = actionKinds.filter(mayBeLeft)

/**
 * The lines of what changed, in the order in which they are read; those together are clauses of one sentence. Said here and
 * not by the order of topics, because a topic may speak at two places.
 */
export const lineOrder = [
  ['presence'],
  ['referrals'],
  ['thanks', 'introductions'],
  ['one-to-ones'],
  ['rounds'],
  ['asks'],
  ['guests'],
  ['newcomers'],
  ['standings'],
  ['nudges'],
  ['nudges-off'],
  ['balance'],
  ['unreachable'],
] as const

export type LineName = (typeof lineOrder)[number][number]

/** Standings as the digest counts them: who objected or contests is among the engaged. */
export type StandingGroup = 'engaged' | 'to-rebalance' | 'deserve-a-word' | 'new' | 'on-leave'
