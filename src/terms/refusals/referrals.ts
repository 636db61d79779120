export type ReferralRefusals = {
  'consent needed': Record<string, never>
  'prospect needed': Record<string, never>
  'same referral just passed': { since: Temporal.Instant }
  /** Its receiver has acted on it: it can be taken back no more. */
  'referral taken up': { receiver: string }
}
