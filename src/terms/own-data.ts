/** The kinds of records kept about a member, in the order in which they are shown. */
export const recordKinds = [
  'attendance',
  'rsvps',
  'guests',
  'introductions',
  'referralsGiven',
  'referralsReceived',
  'thanksGiven',
  'thanksReceived',
  'oneToOnes',
  'asks',
  'answers',
  'leaves',
  'evaluations',
  'nudges',
  'messages',
  'looks',
] as const

export type RecordKind = (typeof recordKinds)[number]

/** What is kept for a time, each with its days: what the daily duty does, and what the data notice promises. */
export type KeptDays = {
  /** Acts with their records; then one line for each two people and kind: how many, and the last year. */
  readonly acts: number
  /** A prospect's contact, after his referral closed. */
  readonly prospects: number
  /** Who came as a guest or in a member's place, after the visit. */
  readonly visitors: number
  /** What organizers did and looked at. */
  readonly audit: number
  /** What a nudge said. */
  readonly nudges: number
  /** The profile of a member who left. */
  readonly leavers: number
}
