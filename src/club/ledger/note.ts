import { insertMany } from '../../db/bulk.ts'
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

/** New lines of the ledger, however many, in one statement. */
export const noteActs = (club: ClubTx, acts: readonly Noted[]): Promise<void> =>
  writeLines(
    club,
    acts.map(act => lineOf(club, act)),
  )

/**
 * Takes back the lines of records that hold (an undo), or those of one kind and detail only (a correction): the old lines
 * stay, each superseded by one that cancels it. Two statements, however many records.
 */
export async function cancelActs(
  club: ClubTx,
  records: string | readonly string[],
  only?: { readonly kind: ActKind; readonly detail?: string; readonly by?: string | readonly string[] },
): Promise<void> {
  const lines = await linesOf(club, [records].flat())
  const meant = only
    ? lines.filter(
        line =>
          line.kind === only.kind &&
          (only.detail ?? line.detail) === line.detail &&
          (only.by === undefined || [only.by].flat().includes(line.by_id)),
      )
    : lines
  await writeLines(club, meant.map(cancelling))
}

/** What is written in a line; its id and the instant of its noting are given when it is. */
type Written = Omit<Line, 'club_id' | 'id' | 'noted_at'>

export const lineOf = (club: ClubTx, act: Noted, corrects: string | null = null): Written => ({
  kind: act.kind,
  by_id: act.by,
  for_id: act.for ?? null,
  at: act.at ?? club.at,
  record: act.record,
  record_id: act.recordId,
  detail: act.detail ?? null,
  corrects,
  cancels: false,
})

/** The line that cancels another. */
export const cancelling = ({ id, club_id: _, noted_at: __, ...line }: Line): Written => ({
  ...line,
  corrects: id,
  cancels: true,
})

export const writeLines = (club: ClubTx, lines: readonly Written[]): Promise<void> =>
  insertMany(
    club,
    'act',
    lines.map(line => ({ ...line, id: club.newId(), noted_at: club.at })),
  )
