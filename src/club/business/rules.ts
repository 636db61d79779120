import { reachedMeeting } from '../../terms/referral.ts'
import type { CountedKind, SeriesOfMonth } from '../ledger/lines.ts'
import type { FirstContact } from '../referrals/first-contact.ts'

/** What is counted of the club's business, in the order in which it comes about, and as what the ledger notes it. */
export const series = {
  given: ['referral-given'],
  confirmed: ['referral-confirmed'],
  // Whoever sends an offer, or has won, has met.
  meeting: reachedMeeting.map((status): CountedKind => `step:${status}`),
  won: ['step:won'],
  thanked: ['thanks-given'],
} as const satisfies Readonly<Record<string, readonly CountedKind[]>>
export type Series = keyof typeof series
export const allSeries = Object.keys(series) as Series[]

/** Months before the present one that are shown, when the club was there already. */
const monthsBefore = 12

/**
 * Of fewer people nothing is shown: whoever knows the club would read in it what one of them did. As many have to have
 * acted, and as many to have been acted for: of three who confirm what one gave, it is that one's giving.
 */
const enoughPeople = 3

export type Totals = {
  /** The last twelve whole months and the present one, or as many as something is known of; the oldest first. */
  readonly months: readonly Temporal.PlainYearMonth[]
  /** In all these months and in each; null where it would be read of one person. */
  readonly series: { readonly [S in Series]: { readonly total: number; readonly byMonth: readonly number[] } | null }
  /** Days until a first contact, the median of the referrals passed then; null where too few are known to tell. */
  readonly firstContact: { readonly days: number | null; readonly byMonth: readonly (number | null)[] }
}

/** The months that are told on a day, of a club of which something is known since another. */
export function monthsTold(today: Temporal.PlainDate, knownSince: Temporal.PlainDate): Temporal.PlainYearMonth[] {
  const last = today.toPlainYearMonth()
  const first = last.subtract({ months: monthsBefore })
  const known = knownSince.toPlainYearMonth()
  const months = []
  for (let month = first; Temporal.PlainYearMonth.compare(month, last) <= 0; month = month.add({ months: 1 }))
    if (month.equals(last) || Temporal.PlainYearMonth.compare(month, known) >= 0) months.push(month)
  return months
}

/** The totals of these months, of what was read of them. */
export function totalsOf(
  months: readonly Temporal.PlainYearMonth[],
  lines: readonly SeriesOfMonth<Series>[],
  contacts: readonly FirstContact[],
): Totals {
  const told = (name: Series) => {
    const own = lines.filter(({ series }) => series === name)
    const all = own.find(({ month }) => month === null)
    if (all && !isCrowd(all)) return null
    return { total: all?.records ?? 0, byMonth: months.map(month => of(month, own)?.records ?? 0) }
  }
  const daysOf = (contact: FirstContact | undefined) => (contact && isCrowd(contact) ? tenths(contact.days) : null)
  return {
    months,
    series: {
      ...{ given: told('given'), confirmed: told('confirmed'), meeting: told('meeting'), won: told('won') },
      thanked: told('thanked'),
    },
    firstContact: {
      days: daysOf(contacts.find(({ month }) => month === null)),
      byMonth: months.map(month => daysOf(of(month, contacts))),
    },
  }
}

const isCrowd = (people: { readonly by: number; readonly for: number }): boolean =>
  people.by >= enoughPeople && people.for >= enoughPeople

const of = <One extends { readonly month: Temporal.PlainYearMonth | null }>(
  month: Temporal.PlainYearMonth,
  all: readonly One[],
): One | undefined => all.find(one => one.month?.equals(month))

const tenths = (days: number): number => Math.round(days * 10) / 10
