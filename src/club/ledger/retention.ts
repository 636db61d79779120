import { sql } from 'kysely'
import { batch, type LetGo } from '../../db/retention.ts'
import { hasMetBefore } from '../meetings/held.ts'
import { knowHistoryFrom } from '../setup/history.ts'

/**
 * Lines of the ledger whose records are gone become sums, by the one function that may. The history is known from then
 * on only: time before it counts for nobody, as acts do.
 */
const sums: LetGo = async (club, { acts }) => {
  const { rows } = await sql<{ went: number }>`select condense_acts(${acts}, ${batch}) as went`.execute(club.tx)
  await knowHistoryFrom(club, acts.toZonedDateTimeISO(club.zone).toPlainDate(), await hasMetBefore(club, acts))
  return rows[0]?.went === batch
}

export const ledgerRetention: readonly LetGo[] = [sums]
