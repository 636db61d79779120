import type { MemberRef } from '../member.ts'
import type { ReferralStatus } from '../referral.ts'

export type ReferralRefusals = {
  'consent needed': Record<string, never>
  'prospect needed': Record<string, never>
  /** Whoever buys himself is no contact to be called. */
  'buys himself': Record<string, never>
  'same referral just passed': { since: Temporal.Instant; referral: string }
  /** A meeting has closed since, or it is too long ago: it can be taken back no more. */
  'too late to take back': { days: number }
  /** Its receiver has acted on it: it can be taken back no more. */
  'referral taken up': { receiver: string }
  /** Only its receiver says how it goes: its giver cannot. */
  'own referral': { receiver: MemberRef }
  'referral taken back': { giver: MemberRef }
  /** It ended so too long ago to be changed. */
  'referral ended': { status: ReferralStatus; since: Temporal.Instant; giver: MemberRef }
  /** The prospect's contact has been erased since. */
  'referral erased': Record<string, never>
  /** Nothing has come of it yet that could be rated. */
  'nothing to rate yet': Record<string, never>
}
