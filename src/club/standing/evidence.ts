import type { WeighedKind } from '../../terms/act.ts'
import type { WeighedAct } from '../../terms/history.ts'
import type { Side } from '../../terms/standing.ts'
import { kinds } from './weights.ts'

/** One line of evidence: an act, its kind and its date; never its weight. */
export type Evidence = {
  id: string
  kind: WeighedKind
  side: Side
  on: Temporal.Instant
  /** A referral whose giver buys himself: nobody was recommended. */
  inside?: boolean
}

/**
 * From when on an act is his: an introduction of two others from the moment both accepted, and never where they did not;
 * everything else from its own date.
 */
export const doneOn = (act: WeighedAct): Temporal.Instant | null =>
  act.kind !== 'introduction' ? act.on : act.accepted ? (act.acceptedOn ?? act.on) : null

/** What is shown of one member's acts as of an instant, oldest first. Of a guest his first visit counts, whoever invited him later. */
export function evidenceOf(
  acts: readonly WeighedAct[],
  firstVisits: ReadonlySet<string>,
  at: Temporal.Instant,
): Evidence[] {
  return acts
    .flatMap((act): Evidence[] => {
      const on = doneOn(act)
      if (!on || Temporal.Instant.compare(on, at) > 0 || (act.kind === 'guest' && !firstVisits.has(act.id))) return []
      const shown = { id: act.id, kind: act.kind, side: kinds[act.kind].side, on }
      return [act.kind === 'referral' && act.inside ? { ...shown, inside: true } : shown]
    })
    .sort((a, b) => Temporal.Instant.compare(a.on, b.on) || (a.id < b.id ? -1 : 1))
}
