/** `inside`: the giver buys himself; `outside`: a third person who has agreed to be contacted. */
export const referralKinds = ['inside', 'outside'] as const
export type ReferralKind = (typeof referralKinds)[number]

/** The giver's effort, never the odds of closing: 1 name given … 5 introduced in person. */
export const warmths = ['1', '2', '3', '4', '5'] as const
export type Warmth = (typeof warmths)[number]

export const handoffs = ['will-call', 'contact-given', 'message-sent', 'meeting-set'] as const
export type Handoff = (typeof handoffs)[number]

export const referralStatuses = [
  'new',
  'contacted',
  'meeting',
  'quoted',
  'won',
  'lost',
  'not-a-fit',
  'no-answer',
] as const
export type ReferralStatus = (typeof referralStatuses)[number]
