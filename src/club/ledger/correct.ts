import { type Selectable, sql } from 'kysely'
import { insertMany } from '../../db/bulk.ts'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import type { ActKind } from '../../terms/act.ts'
import type { Noted } from './note.ts'

type Act = Selectable<Tables['act']>

/** New lines of the ledger, however many, in one statement. */
export const noteActs = (club: ClubTx, lines: readonly Noted[]): Promise<void> =>
  insertMany(
    club,
    'act',
    lines.map(line => asAct(club, line)),
  )

/**
 * The lines of corrected records: each line that stood is superseded by a new one, or cancelled when the record no longer
 * stands for it. Lines of other kinds are left alone, and those that are not `meant`: of a meeting's lines each is its own
 * member's.
 */
export async function correctActs(
  club: ClubTx,
  kinds: readonly ActKind[],
  records: readonly string[],
  lines: readonly Noted[],
  meant: (line: Noted) => boolean = () => true,
): Promise<void> {
  const { rows } = await sql<Act>`select * from act a where a.club_id = ${club.id} and a.record_id = any(${records})
    and a.kind = any(${kinds}) and not a.cancels and not exists (select 1 from act l where l.club_id = a.club_id and l.corrects = a.id)
    order by a.at, a.noted_at`.execute(club.tx)
  const standing = Map.groupBy(
    rows.filter(act => meant(asNoted(act))),
    act => keyOf(asNoted(act)),
  )
  const corrections = lines.map(line => {
    const old = standing.get(keyOf(line))?.pop()
    return { ...asAct(club, line), corrects: old?.id ?? null }
  })
  // The steps a referral went through before stay true; the last one is what is corrected.
  const gone = [...standing.values()].flat().filter(act => act.kind !== 'referral-step')
  const cancels = gone.map(({ club_id: _, ...act }) => ({
    ...act,
    id: club.newId(),
    corrects: act.id,
    cancels: true,
    noted_at: club.at,
  }))
  await insertMany(club, 'act', corrections)
  await insertMany(club, 'act', cancels)
}

/** What tells a record's lines apart. */
export const keyOf = (line: Noted): string => `${line.kind} ${line.recordId} ${line.by} ${line.for ?? null}`

const asNoted = (act: Act): Noted => ({
  kind: act.kind as ActKind,
  by: act.by_id,
  ...(act.for_id === null ? {} : { for: act.for_id }),
  record: act.record,
  recordId: act.record_id,
})

const asAct = (club: ClubTx, line: Noted) => ({
  id: club.newId(),
  kind: line.kind,
  by_id: line.by,
  for_id: line.for ?? null,
  at: line.at ?? club.at,
  record: line.record,
  record_id: line.recordId,
  detail: line.detail ?? null,
  corrects: null as string | null,
  cancels: false,
  noted_at: club.at,
})
