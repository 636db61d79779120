import type { ClubTx } from '../../db/club-tx.ts'
import type { ActKind } from '../../terms/act.ts'

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

/** One line of the append-only ledger. Gives its id. */
export async function noteAct(club: ClubTx, act: Noted): Promise<string> {
  const id = club.newId()
  await club.tx
    .insertInto('act')
    .values({
      club_id: club.id,
      id,
      kind: act.kind,
      by_id: act.by,
      for_id: act.for ?? null,
      at: act.at ?? club.at,
      record: act.record,
      record_id: act.recordId,
      detail: act.detail ?? null,
      corrects: null,
      noted_at: club.at,
    })
    .execute()
  return id
}

/**
 * Takes back the standing lines of a record (an undo), or those of one kind and detail only (a correction): the old lines
 * stay, each superseded by one that cancels it.
 */
export async function cancelActs(
  club: ClubTx,
  recordId: string,
  only?: { readonly kind: ActKind; readonly detail: string },
): Promise<void> {
  const standing = await standingActs(club, recordId)
  const lines = only ? standing.filter(line => line.kind === only.kind && line.detail === only.detail) : standing
  for (const line of lines)
    await club.tx
      .insertInto('act')
      .values({ ...line, id: club.newId(), corrects: line.id, cancels: true, noted_at: club.at })
      .execute()
}

/** The lines of a record that no other line corrects. */
const standingActs = (club: ClubTx, recordId: string) =>
  club.tx
    .selectFrom('act')
    .selectAll()
    .where('club_id', '=', club.id)
    .where('record_id', '=', recordId)
    .where('cancels', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('act as later')
            .select('later.id')
            .whereRef('later.club_id', '=', 'act.club_id')
            .whereRef('later.corrects', '=', 'act.id'),
        ),
      ),
    )
    .execute()
