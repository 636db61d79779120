import type { ClubTx } from '../../db/club-tx.ts'
import { nextTuesdayAt10 } from '../../time/wall.ts'
import type { History } from '../standing/history.ts'
import { standingsAt } from '../standing/replay.ts'
import { deedsSince, nudgesOf, readinessOf } from './queries.ts'
import { type Decision, decideNudges } from './rules.ts'
import { factsOf, isDemo } from './weekly.ts'

export type Coming = Extract<Decision, { what: 'send' | 'delay' | 'hand over' }>

/** `silentUntil`: nothing leaves before, and what would be sent is shown all the same. */
export type Preview = { readonly coming: readonly Coming[]; readonly silentUntil: Temporal.PlainDate | null }

/** What the next evaluation would decide if nothing happened before it: whom it would write to, make wait, or hand over. */
export async function comingNudges(club: ClubTx, history: History): Promise<Preview> {
  const at = nextTuesdayAt10(club.at, club.zone)
  const evaluated = await club.tx
    .selectFrom('evaluation')
    .select('at')
    .where('club_id', '=', club.id)
    .where('at', '<=', club.at)
    .limit(1)
    .execute()
  const { silentUntil, ...facts } = await factsOf(club, {
    demo: await isDemo(club),
    first: evaluated.length === 0,
    standings: standingsAt(history, at),
    nudges: (await nudgesOf(club)).filter(nudge => Temporal.Instant.compare(nudge.decidedAt, club.at) <= 0),
    deeds: await deedsSince(club, club.at.subtract({ hours: 24 * 400 })),
    readiness: await readinessOf(club),
  })
  const silent = silentUntil !== undefined && Temporal.Instant.compare(silentUntil, at) > 0
  return {
    coming: decideNudges(facts, at).filter(
      (decision): decision is Coming =>
        decision.what === 'send' || decision.what === 'delay' || decision.what === 'hand over',
    ),
    silentUntil: silent ? silentUntil.toZonedDateTimeISO(club.zone).toPlainDate() : null,
  }
}
