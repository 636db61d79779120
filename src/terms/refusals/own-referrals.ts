export type OwnReferralRefusals = {
  /** Too late for its giver to put it right. */
  'referral stands': { receiver: string }
  /** It was given to him before. */
  'its receiver already': { receiver: string }
  /** An organizer, or the bot, asked about it within the week. */
  'asked for news lately': { since: Temporal.Instant }
}
