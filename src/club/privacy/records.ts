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
