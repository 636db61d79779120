/** What is kept about a member that is his to read, in the order in which it is shown and taken along. */
export const ownKinds = [
  'profile',
  'accounts',
  'standing',
  'attendance',
  'rollDisputes',
  'rsvps',
  'checkIns',
  'guests',
  'calendarFeed',
  'applications',
  'candidateWords',
  'ballots',
  'introductions',
  'referralsGiven',
  'referralsReceived',
  'prospectLooks',
  'thanksGiven',
  'thanksReceived',
  'oneToOnes',
  'keptApart',
  'roundsSkipped',
  'asks',
  'answers',
  'problems',
  'leaves',
  'evaluations',
  'nudges',
  'messages',
  'actsBefore',
  'acts',
  'looks',
] as const

export type OwnKind = (typeof ownKinds)[number]

/** Shown for themselves, or together with what they come from: they are not counted. */
const uncounted = ['profile', 'accounts', 'standing', 'actsBefore', 'acts'] as const satisfies readonly OwnKind[]

/** The kinds of records that are counted. */
export type RecordKind = Exclude<OwnKind, (typeof uncounted)[number]>

export const isCounted = (kind: OwnKind): kind is RecordKind => !(uncounted as readonly OwnKind[]).includes(kind)

/** The kinds of records that are counted, in the order in which they are shown. */
export const recordKinds: readonly RecordKind[] = ownKinds.filter(isCounted)

/** One record as a member takes it along: what it is, then its facts. */
export type Exported = { readonly record: string } & Readonly<Record<string, unknown>>

/** What is kept for a time, each with its days: what the daily duty does, and what the data notice promises. */
export type KeptDays = {
  /** Acts with their records; then one line for each two people and kind: how many, and the last year. */
  readonly acts: number
  /** A prospect's contact, after his referral closed. */
  readonly prospects: number
  /** Who came as a guest or in a member's place, after the visit. */
  readonly visitors: number
  /** An application that was not accepted, after its answer. */
  readonly candidates: number
  /** What organizers did and looked at. */
  readonly audit: number
  /** What a nudge said. */
  readonly nudges: number
  /** The profile of a member who left. */
  readonly leavers: number
}
