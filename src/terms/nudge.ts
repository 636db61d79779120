import type { MeetingTime } from './meeting.ts'
import type { MemberRef } from './member.ts'

/** The standings that call for a nudge, each with its own texts. */
export type Ladder = 'hunter' | 'withdrawn' | 'to-rebalance' | 'newcomer'

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
  /** The 95 % interval of the difference (Newcombe's, from two Wilson intervals: it holds for few episodes too). */
  readonly interval: readonly [from: number, to: number] | null
  /** Before the interval is this narrow nothing is claimed. */
  readonly tells: boolean
}
