import type { ClubTx } from '../../db/club-tx.ts'
import { isDemo } from '../../db/demo.ts'
import { nextTuesdayAt10 } from '../../time/wall.ts'
import type { OrganizerAnswer } from '../standing/answers.ts'
import { lastEvaluation } from '../standing/evaluate.ts'
import type { History } from '../standing/history.ts'
import { standingsAt } from '../standing/replay.ts'
import { factsOf, lookAtMembers } from './facts.ts'
import { type SwitchedOff, switchedOff } from './off.ts'
import { deedsSeen, outcomesNow } from './outcomes.ts'
import { begunIn, type KeptNudge, nudgesOf, nudgeTotals } from './queries.ts'
import { type Decision, decideNudges } from './rules.ts'

export type Coming = Extract<Decision, { what: 'send' | 'delay' | 'hand over' }>

export type Preview = {
  readonly coming: readonly Coming[]
  /** Nothing leaves before, and what would be sent is shown all the same. */
  readonly silentUntil: Temporal.PlainDate | null
  /** What it was decided from: every nudge of the club with what came of it so far, what organizers said of members, and the counts of the installation. */
  readonly nudges: readonly KeptNudge[]
  readonly answers: readonly OrganizerAnswer[]
  readonly totals: Awaited<ReturnType<typeof nudgeTotals>>
  /** What did harm and is not sent. */
  readonly off: readonly SwitchedOff[]
}

/** What the next evaluation would decide if nothing happened before it: whom it would write to, make wait, or hand over. */
export async function comingNudges(club: ClubTx, history: History): Promise<Preview> {
  const at = nextTuesdayAt10(club.at, club.zone)
  const nudges = await nudgesOf(club)
  const around = await lookAtMembers(club, at)
  const totals = await nudgeTotals(club)
  const off = await switchedOff(club)
  const standings = standingsAt(history, at)
  const deeds = await deedsSeen(club, nudges, around.listed)
  const known = outcomesNow(nudges, { at: club.at, zone: club.zone, deeds, standings })
  const { silentUntil, ...facts } = await factsOf(
    club,
    {
      demo: await isDemo(club),
      first: (await lastEvaluation(club, at)) === null,
      nudges: known.filter(nudge => Temporal.Instant.compare(nudge.decidedAt, club.at) <= 0),
      ...{ standings, deeds, around, off },
      begun: begunIn(totals),
    },
    { look: at, at, evenInSilence: true },
  )
  const silent = silentUntil !== undefined && Temporal.Instant.compare(silentUntil, at) > 0
  return {
    coming: decideNudges(facts, at).filter(
      (decision): decision is Coming =>
        decision.what === 'send' || decision.what === 'delay' || decision.what === 'hand over',
    ),
    silentUntil: silent ? silentUntil.toZonedDateTimeISO(club.zone).toPlainDate() : null,
    nudges: known,
    answers: around.answers,
    ...{ totals, off },
  }
}
