import type { ClubTx } from '../../db/club-tx.ts'
import { isDemo } from '../../db/demo.ts'
import { nextTuesdayAt10 } from '../../time/wall.ts'
import type { OrganizerAnswer } from '../standing/answers.ts'
import { lastEvaluation } from '../standing/evaluate.ts'
import type { History } from '../standing/history.ts'
import { standingsAt } from '../standing/replay.ts'
import { deedsLately, factsOf, lookAround } from './facts.ts'
import { type KeptNudge, nudgesOf, nudgeTotals } from './queries.ts'
import { type Decision, decideNudges } from './rules.ts'

export type Coming = Extract<Decision, { what: 'send' | 'delay' | 'hand over' }>

export type Preview = {
  readonly coming: readonly Coming[]
  /** Nothing leaves before, and what would be sent is shown all the same. */
  readonly silentUntil: Temporal.PlainDate | null
  /** What it was decided from: every nudge of the club, what organizers said of members, and the counts of the installation. */
  readonly nudges: readonly KeptNudge[]
  readonly answers: readonly OrganizerAnswer[]
  readonly totals: Awaited<ReturnType<typeof nudgeTotals>>
}

/** What the next evaluation would decide if nothing happened before it: whom it would write to, make wait, or hand over. */
export async function comingNudges(club: ClubTx, history: History): Promise<Preview> {
  const at = nextTuesdayAt10(club.at, club.zone)
  const nudges = await nudgesOf(club)
  const around = await lookAround(club, at)
  const totals = await nudgeTotals(club)
  const { silentUntil, ...facts } = await factsOf(club, {
    demo: await isDemo(club),
    first: (await lastEvaluation(club, at)) === null,
    standings: standingsAt(history, at),
    nudges: nudges.filter(nudge => Temporal.Instant.compare(nudge.decidedAt, club.at) <= 0),
    deeds: await deedsLately(club),
    around,
    totals,
  })
  const silent = silentUntil !== undefined && Temporal.Instant.compare(silentUntil, at) > 0
  return {
    coming: decideNudges(facts, at).filter(
      (decision): decision is Coming =>
        decision.what === 'send' || decision.what === 'delay' || decision.what === 'hand over',
    ),
    silentUntil: silent ? silentUntil.toZonedDateTimeISO(club.zone).toPlainDate() : null,
    nudges,
    answers: around.answers,
    totals,
  }
}
