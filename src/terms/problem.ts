import type { Ask } from './ask.ts'
import type { Member } from './member.ts'

/** When somebody who is asked can come: at the first moment, at the other one, or at either; or he cannot. */
export const seatAnswers = ['first', 'other', 'both', 'no'] as const
export type SeatAnswer = (typeof seatAnswers)[number]

/** Somebody who is asked to think about it with its author. */
export type Seat = { readonly member: Member; readonly answer: SeatAnswer | null }

/** `asking`: some are asked; `meets`: enough said yes; `ended`: too few did, or its author took it back. */
export type ProblemStatus = 'asking' | 'meets' | 'ended'

/** A problem that its author puts to a few members who complete each other. */
export type Problem = {
  readonly id: string
  /** The record under which the club reads it. */
  readonly ask: Ask
  /** One or two moments that its author proposes. */
  readonly moments: readonly [Temporal.Instant, ...Temporal.Instant[]]
  readonly seats: readonly Seat[]
  readonly status: ProblemStatus
  /** Until when they are asked. */
  readonly endsAt: Temporal.Instant
  /** When they meet. */
  readonly meetsAt: Temporal.Instant | null
  /** What its author said afterwards: whether it helped, or that it did not take place. */
  readonly outcome: 'helped' | 'not-helped' | 'not-held' | null
}
