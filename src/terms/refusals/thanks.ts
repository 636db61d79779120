export type ThanksRefusals = {
  'thanks stand': { days: number }
  'not an amount': { typed: string }
  'amount not above zero': { typed: string }
  /** `could`: the two decimals that it may be. */
  'amount unclear': { typed: string; could: readonly [string, string] }
  'amount with tax': { typed: string }
  /** Not one of those that the club's neighbours pay in, or a dollar of nobody knows which country. */
  'currency not known': { typed: string }
  /** For the same, of the same day: one thanks. */
  'thanked today': { to: string }
  /** The other did not pass it to him, or nothing came of it. */
  'not that referral': Record<never, never>
}
