import type { Business } from '../../terms/money.ts'
import { writeFigure, writeMonths } from '../../terms/write-figure.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { command, line, strong } from '../line.ts'
import { businessTold } from './thanks.ts'

const commands = {
  'club-business': {
    name: 'business',
    says: 'the club’s referrals and thanks, month by month',
    title: 'The club’s business',
    submit: 'Show',
    asks: {},
  },
} satisfies Record<string, CommandWords>

const series = {
  given: 'Referrals given',
  confirmed: 'Confirmed',
  meeting: 'Reached a meeting',
  won: 'Won',
  thanked: 'Thanks',
}

export const businessWords = {
  commands,
  press: { open: 'See the business' },
  title: (from: Temporal.PlainYearMonth, to: Temporal.PlainYearMonth): string => {
    const [first, last] = writeMonths(from, to, 'en')
    return from.equals(to) ? `The club’s business in ${last}` : `The club’s business, ${first} to ${last}`
  },
  series,
  /** Null: fewer than three people, of whom nothing is shown. */
  all: (totals: readonly (readonly [keyof typeof series, number | null])[]): Line =>
    totals.flatMap(([name, total], n) => [
      ...(n === 0 ? [] : line` · `),
      ...line`${series[name]}: ${strong(total === null ? 'not shown' : writeFigure(total, 'en'))}`,
    ]),
  timed: 'Days to the first contact (median)',
  inProgress: 'so far',
  firstContact: (days: number): Line =>
    days < 1
      ? line`First contact, where its day is known: half of them on the very day.`
      : line`First contact, where its day is known: half of them within ${writeFigure(days, 'en')} ${days === 1 ? 'day' : 'days'}.`,
  worth: (business: Exclude<Business, { told: 'nothing' }>): Line =>
    business.told === 'some'
      ? line`Some business was thanked for, by too few pairs to say how much.`
      : line`Where an amount was named: ${businessTold(business)}.`,
  few: (): Line =>
    line`What does not take at least three people on each side is not shown: it would tell what one of them did.`,
  nothing: (): Line => line`There is nothing to count yet. ${command('refer')} passes the first referral.`,
  counted: (): Line => line`Each referral counts once, in the month in which it got there. Nobody is named.`,
}
