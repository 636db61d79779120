export type ReferralRefusals = {
  'consent needed': Record<string, never>
  'prospect needed': Record<string, never>
  'same referral just passed': { since: Temporal.Instant }
  'receiver on leave': { name: string; until: Temporal.PlainDate | null }
}
