import { type Money, scaled } from '../../terms/money.ts'
import { type Refusal, refuse } from '../../terms/refusals.ts'
import type { WrittenAmount } from '../../terms/written-amounts.ts'

/** What one member thanks another for. */
export const thankedFor = ['referral', 'introduction', 'help', 'business'] as const
export type ThankedFor = (typeof thankedFor)[number]

/** Whether the club may read it: `asked` until the one who is thanked has answered; null: nobody wants it. */
export type InChannel = 'asked' | 'yes' | 'no' | null

/** What the one who is thanked says of it; null while he has said nothing. */
export type ThanksAnswer = 'right' | 'not-quite' | null

/** For so many days it can be taken back. */
export const undoDays = 14

export const mayUndo = (given: Temporal.Instant, at: Temporal.Instant): boolean =>
  at.since(given).total('hours') <= undoDays * 24

/** The same thanks typed twice in a day is a slip, not a second one. */
export const onceKey = (
  { from, to, what, referral }: { from: string; to: string; what: ThankedFor; referral: string | null },
  day: Temporal.PlainDate,
): string => [from, to, what, day, ...(referral === null ? [] : [referral])].join(':')

/** What the one who is thanked is asked to look at: an amount, or which referral it was. */
export const hasToBeRight = ({ amount, referral }: { amount: unknown; referral: unknown }): boolean =>
  amount !== null || referral !== null

/** What the club's neighbours pay in. */
const currencies = ['EUR', 'CHF', 'CAD', 'GBP']

/** What was written, in the currency it is meant in: the club's where none is written, its dollar where it has one. */
export function moneyOf({ amount, currency }: WrittenAmount, ofClub: string): Money | Refusal {
  const dollar = currency === '$' && ['CAD', 'USD'].includes(ofClub)
  const meant = currency === null || dollar ? ofClub : currency
  return meant === ofClub || currencies.includes(meant)
    ? { amount, currency: meant }
    : refuse('currency not known', { typed: meant }, 'amount')
}

/** Above a million one is asked first whether that is so. */
const large = scaled('1000000')
export const isLarge = (amount: string): boolean => scaled(amount) > large
