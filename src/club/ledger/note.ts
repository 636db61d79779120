import type { ClubTx } from '../../db/club-tx.ts'
import type { ActKind } from '../../terms/act.ts'
import { type Line, linesOf } from './lines.ts'

export type Noted = {
  readonly kind: ActKind
  readonly by: string
  readonly for?: string
  /** When it was done; now when absent. */
  readonly at?: Temporal.Instant
  readonly record: string
  readonly recordId: string
  readonly detail?: string
}

/** One line of the append-only ledger. */
export const noteAct = (club: ClubTx, act: Noted): Promise<void> => noteActs(club, [act])

/** So many lines of the ledger in one statement. */
export const noteActs = (club: ClubTx, acts: readonly Noted[]): Promise<void> =>
  write(
    club,
    acts.map(act => ({
      kind: act.kind,
      by_id: act.by,
      for_id: act.for ?? null,
      at: act.at ?? club.at,
      record: act.record,
      record_id: act.recordId,
      detail: act.detail ?? null,
      corrects: null,
      cancels: false,
    })),
  )

/**
 * Takes back the lines of records that hold (an undo), or those of one kind and detail only (a correction): the old lines
 * stay, each superseded by one that cancels it. Two statements, however many records.
 */
export async function cancelActs(
  club: ClubTx,
  records: string | readonly string[],
  only?: { readonly kind: ActKind; readonly detail: string },
): Promise<void> {
  const holding = await linesOf(club, [records].flat())
  const lines = only ? holding.filter(line => line.kind === only.kind && line.detail === only.detail) : holding
  await write(
    club,
    lines.map(({ id, club_id: _, noted_at: __, ...line }) => ({ ...line, corrects: id, cancels: true })),
  )
}

/** One statement takes 65,535 parameters at most. */
const linesAtOnce = 5000

async function write(club: ClubTx, lines: readonly Omit<Line, 'club_id' | 'id' | 'noted_at'>[]): Promise<void> {
  const rows = lines.map(line => ({ ...line, club_id: club.id, id: club.newId(), noted_at: club.at }))
  for (let from = 0; from < rows.length; from += linesAtOnce)
    await club.tx
      .insertInto('act')
      .values(rows.slice(from, from + linesAtOnce))
      .execute()
}
