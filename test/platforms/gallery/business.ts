import * as businessCards from '../../../src/club/business/cards.ts'
import { totalsChart } from '../../../src/club/business/chart.ts'
import { monthsTold, type Totals } from '../../../src/club/business/rules.ts'
import type { Business } from '../../../src/terms/money.ts'
import type { Words } from '../../../src/words/words.ts'
import { png } from '../../kit/png.ts'
import { at, onDay } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const business = (words: Words): Of<typeof businessCards> => {
  const months = monthsTold(onDay('2026-11-20'), onDay('2020-01-01'))
  const of = (...byMonth: number[]) => ({ total: byMonth.reduce((sum, one) => sum + one, 0), byMonth })
  const whole: Totals = {
    months,
    series: {
      given: of(12, 9, 8, 14, 11, 6, 10, 9, 2, 0, 13, 16, 14),
      confirmed: of(10, 8, 7, 12, 9, 5, 9, 8, 2, 0, 11, 12, 8),
      meeting: of(4, 3, 2, 5, 4, 1, 4, 3, 0, 0, 5, 6, 3),
      won: of(2, 1, 1, 3, 2, 0, 2, 1, 0, 0, 3, 4, 2),
      thanked: of(2, 1, 5, 3, 2, 0, 2, 8, 0, 0, 3, 4, 2),
    },
    firstContact: { days: 2.5, byMonth: [2, 3.5, 1, null, 2, null, 2, 1, null, null, 3, 4, null] },
  }
  const young: Totals = {
    months: months.slice(-1),
    series: { given: of(4), confirmed: of(3), meeting: null, won: of(0), thanked: null },
    firstContact: { days: 0.3, byMonth: [null] },
  }
  const none = { given: of(0), confirmed: of(0), meeting: of(0), won: of(0), thanked: of(0) }
  const unknown = { days: null, byMonth: [null] }
  const some = { told: 'some' } as const
  const page = (totals: Totals, png: Uint8Array | null, business: Business = some) => ({
    ...{ totals: { ...totals, business }, chart: totalsChart(totals, words), png },
  })
  const drawn = png(60, 40, [31, 111, 139])
  const about = { amount: '48200', currency: 'EUR' }
  const worth: Business = { told: 'total', about, from: at('2025-11-02T23:00:00Z') }
  return {
    totalsCard: [
      businessCards.totalsCard(page(whole, drawn, worth), words),
      businessCards.totalsCard(page(young, null), words),
      businessCards.totalsCard(page({ ...young, series: none, firstContact: unknown }, null), words),
      businessCards.totalsCard(
        page({ ...young, series: { ...none, given: null }, firstContact: unknown }, null),
        words,
      ),
    ],
  }
}
