import type { ClubTx } from '../../db/club-tx.ts'
import type { Business } from '../../terms/money.ts'
import { allSeries, type Series } from './rules.ts'
import { clubTotals } from './totals.ts'

type Figures = { readonly [S in Series]: number | null } & { readonly first_contact_days: number | null }

/** What `report business --json` prints; null where nothing may be said: of fewer than three people, or of too few contacts. */
export type BusinessReport = {
  readonly at: string
  readonly club: string
  readonly months: readonly ({ readonly month: string } & Figures)[]
  readonly all: Figures
  /** About so much was thanked for, as the club may read it; `some` where the pairs are too few for a figure. */
  readonly business: {
    readonly told: Business['told']
    readonly amount?: string
    readonly currency?: string
    readonly from?: string
  }
}

/** The club's business as of an instant (now, without one), by what is known today. Nobody is named. */
export async function businessReport(now: ClubTx, at = now.at): Promise<BusinessReport> {
  const club = { ...now, at, today: at.toZonedDateTimeISO(now.zone).toPlainDate() }
  const { months, series, firstContact, business } = await clubTotals(club)
  const figures = (of: (name: Series) => number | null, days: number | null) =>
    ({ ...Object.fromEntries(allSeries.map(name => [name, of(name)])), first_contact_days: days }) as Figures
  return {
    at: at.toString(),
    club: club.externalId,
    months: months.map((month, n) => ({
      month: month.toString(),
      ...figures(name => series[name]?.byMonth[n] ?? null, firstContact.byMonth[n] ?? null),
    })),
    all: figures(name => series[name]?.total ?? null, firstContact.days),
    business:
      business.told === 'total'
        ? { told: business.told, ...business.about, from: business.from.toString() }
        : { told: business.told },
  }
}
