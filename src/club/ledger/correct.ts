import type { ClubTx } from '../../db/club-tx.ts'
import type { ActKind } from '../../terms/act.ts'
import { type Line, linesThatHold } from './lines.ts'
import { cancelling, lineOf, type Noted, writeLines } from './note.ts'

/**
 * The lines of corrected records: each line that holds is superseded by a new one, or cancelled when the record no longer
 * stands for it. Lines of other kinds are left alone, and those that are not `meant`: of a meeting's lines each is its own
 * member's.
 */
export async function correctActs(
  club: ClubTx,
  kinds: readonly ActKind[],
  records: readonly string[],
  acts: readonly Noted[],
  meant: (act: Noted) => boolean = () => true,
): Promise<void> {
  if (records.length === 0) return
  // In their order, so that the last step of a referral is what is corrected.
  const lines = await linesThatHold(club)
    .where('line.record_id', 'in', records)
    .where('line.kind', 'in', kinds)
    .orderBy('line.at')
    .orderBy('line.noted_at')
    .execute()
  const inForce = Map.groupBy(
    lines.filter(line => meant(asNoted(line))),
    line => keyOf(asNoted(line)),
  )
  const corrections = acts.map(act => lineOf(club, act, inForce.get(keyOf(act))?.pop()?.id))
  // The steps it went through before stay true.
  const gone = [...inForce.values()].flat().filter(line => line.kind !== 'referral-step')
  await writeLines(club, [...corrections, ...gone.map(cancelling)])
}

/** The parts by which the lines of one record are told from each other. */
export const keyOf = (act: Noted): string => `${act.kind} ${act.recordId} ${act.by} ${act.for ?? null}`

const asNoted = (line: Line): Noted => ({
  kind: line.kind as ActKind,
  by: line.by_id,
  ...(line.for_id === null ? {} : { for: line.for_id }),
  record: line.record,
  recordId: line.record_id,
})
