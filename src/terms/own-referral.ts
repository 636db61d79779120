import type { ReferralStatus } from './referral.ts'

export const referralSides = ['both', 'given', 'received'] as const
export const referralStates = ['all', 'open', 'done'] as const
export type ReferralSide = (typeof referralSides)[number]
export type ReferralState = (typeof referralStates)[number]

/** Which of his referrals one wants to see. */
export type ReferralFilter = `${ReferralSide}-${ReferralState}`

/** What its giver may put right in a referral. */
export const correctable = ['name', 'company', 'phone', 'email', 'need'] as const
export type Correctable = (typeof correctable)[number]

/** What became of a referral, as its two may both read it: no rating, no note, no amount. */
export type Happened = { readonly at: Temporal.Instant } & (
  | { readonly what: 'given' | 'arrived' | 'closed' | 'forgotten' | 'thanked' | 'handed on' }
  | { readonly what: 'put right'; readonly fields: readonly Correctable[] }
  /** `unsaidAt`: when its receiver said that this was not so. */
  | { readonly what: 'denied'; readonly unsaidAt: Temporal.Instant | null }
  | { readonly what: 'step'; readonly step: ReferralStatus; readonly unsaidAt: Temporal.Instant | null }
)
