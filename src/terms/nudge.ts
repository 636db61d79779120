import type { ProposedAct } from './act.ts'
import type { MeetingTime } from './meeting.ts'
import type { MemberRef } from './member.ts'

/** The standings that call for a nudge, each with its own texts. */
export type Ladder = 'hunter' | 'withdrawn' | 'to-rebalance' | 'newcomer'

/** What is measured for itself, and switched off where it does harm: to whom a nudge is written, or what it proposes. */
export type NudgeKind = Ladder | ProposedAct

export type Help = { what: 'referral' | 'own-need' | 'answer' | 'introduction'; by: MemberRef; at: Temporal.Instant }

export type Offered = {
  who: MemberRef | null
  /** The second of two members who could be introduced to each other. */
  other: MemberRef | null
  text: string | null
  meeting: MeetingTime | null
  /** By what the other helped. */
  helped: Help['what'] | null
}

/** What nudges change: acts within 21 days among those written to at once, against those who waited. Shares, 0 to 1. */
export type Effect = {
  readonly now: { readonly acted: number; readonly of: number }
  readonly delayed: { readonly acted: number; readonly of: number }
  readonly difference: number | null
  /**
   * Where the difference lies (Newcombe's intervals, from two of Wilson's each: they hold for few episodes too), as wide as
   * looking at it every week demands.
   */
  readonly interval: readonly [from: number, to: number] | null
  /** Whether the interval is narrow enough to say something, or wholly below 0. */
  readonly tells: boolean
}

/** What nudges cost beside what they change: messages of the last year, and what became of them. */
export type NudgeCost = {
  readonly sent: number
  readonly acted: number
  readonly ignored: number
  readonly snoozed: number
  /** Its reader wants no more of them. */
  readonly stopped: number
}
