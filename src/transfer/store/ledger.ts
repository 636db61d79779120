import { type Selectable, sql } from 'kysely'
import type { ClubTx } from '../../db/club-tx.ts'
import type { Tables } from '../../db/tables.ts'
import type { ActKind } from '../../terms/act.ts'
import type { Line } from './acts.ts'
import { insertMany } from './bulk.ts'

type Act = Selectable<Tables['act']>

/** New lines of the ledger. */
export const noteLines = (club: ClubTx, lines: readonly Line[]): Promise<void> =>
  insertMany(
    club,
    'act',
    lines.map(line => asAct(club, line)),
  )

/**
 * The lines of corrected records: each line that stood is superseded by a new one, or cancelled when the record no longer
 * stands for it. Lines of other kinds are left alone; `touched` says which standing lines are meant: a meeting's lines are its members' own.
 */
export async function correctLines(
  club: ClubTx,
  kinds: readonly ActKind[],
  records: readonly string[],
  lines: readonly Line[],
  touched: (act: Act) => boolean = () => true,
): Promise<void> {
  const { rows } = await sql<Act>`select * from act a where a.club_id = ${club.id} and a.record_id = any(${records})
    and a.kind = any(${kinds}) and not a.cancels and not exists (select 1 from act l where l.club_id = a.club_id and l.corrects = a.id)
    order by a.at, a.noted_at`.execute(club.tx)
  const standing = Map.groupBy(rows.filter(touched), act => key(act.kind, act.record_id, act.by_id, act.for_id))
  const corrections = lines.map(line => {
    const old = standing.get(key(line.kind, line.recordId, line.by, line.for))?.pop()
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

const key = (kind: string, record: string, by: string, forWhom: string | null) => `${kind} ${record} ${by} ${forWhom}`

const asAct = (club: ClubTx, line: Line) => ({
  id: club.newId(),
  kind: line.kind,
  by_id: line.by,
  for_id: line.for,
  at: line.at,
  record: line.record,
  record_id: line.recordId,
  detail: line.detail,
  corrects: null as string | null,
  cancels: false,
  noted_at: club.at,
})
