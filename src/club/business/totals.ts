import type { ClubTx } from '../../db/club-tx.ts'
import { together } from '../../db/together.ts'
import type { Business } from '../../terms/money.ts'
import { linesByMonth } from '../ledger/lines.ts'
import { firstContacts } from '../referrals/first-contact.ts'
import { startOfHistory } from '../standing/history.ts'
import { readHistory } from '../standing/read.ts'
import { businessThanked } from '../thanks/totals.ts'
import { monthsTold, series, type Totals, totalsOf } from './rules.ts'

/** The totals, with what members thanked each other for in money. */
export type ClubTotals = Totals & { readonly business: Business }

/** The club's business of the last twelve whole months and of the present one, from its records; nobody is named. */
export async function clubTotals(club: ClubTx): Promise<ClubTotals> {
  const start = startOfHistory(await readHistory(club))
  const knownSince = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(club.zone).toPlainDate()
  const months = monthsTold(club.today, knownSince)
  // What is dated ahead of today has not happened.
  const days = { from: months[0]!.toPlainDate({ day: 1 }), until: club.today.add({ days: 1 }) }
  const { lines, contacts } = await together(club, {
    lines: [linesByMonth(club, series, days)],
    contacts: [firstContacts(club, days)],
  })
  const from = days.from.toZonedDateTime(club.zone).toInstant()
  return { ...totalsOf(months, lines, contacts), business: await businessThanked(club, { from, until: club.at }) }
}
