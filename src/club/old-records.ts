import type { RawBuilder } from 'kysely'
import type { ClubTx } from '../db/club-tx.ts'
import { forgetRecords, type LetGo } from '../db/retention.ts'
import { redrawAbout } from '../notices/keep.ts'

/** Redraws the messages about these records, which then say no more than that it is over. */
export const redrawThese = (club: ClubTx, records: readonly { readonly id: string }[]): Promise<void> =>
  redrawAbout(club, [...new Set(records.map(({ id }) => id))])

/**
 * Records of a file go that ended as long ago as the club keeps acts; `past` says which ended before an instant, and names their table
 * `t`. Whatever went may have held another record back, which goes a minute later.
 */
export const oldRecords =
  (
    { file, table }: Pick<Parameters<typeof forgetRecords>[1], 'file' | 'table'>,
    past: (before: Temporal.Instant, club: ClubTx) => RawBuilder<boolean>,
  ): LetGo =>
  async (club, { acts }) => {
    const gone = await forgetRecords(club, { table, file, past: past(acts, club) })
    await redrawAbout(club, gone)
    return gone.length > 0
  }
