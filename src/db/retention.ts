import type { KeptDays } from '../terms/own-data.ts'
import type { ClubTx } from './club-tx.ts'

/** The instants before which each kind of thing has been kept long enough. */
export type KeptUntil = {
  readonly [What in keyof KeptDays]: Temporal.Instant
} & {
  /** Ids of gestures, answered requests to be linked, answers that one person saw and duties that are done. */
  readonly traces: Temporal.Instant
}

/** For how long traces are kept. */
export const tracesDays = 30

/**
 * Lets go of one kind of thing that has been kept long enough, a batch of it at most. Gives whether to come again in a
 * minute: more is left, or what it named may go now. Doing it twice changes nothing.
 */
export type LetGo = (club: ClubTx, until: KeptUntil) => Promise<boolean>

/** What a step takes at once: a transaction of about a second. */
export const batch = 500
