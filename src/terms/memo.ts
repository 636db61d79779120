import type { ComplementReason } from './complement.ts'
import type { MeetingTime } from './meeting.ts'
import type { MemberRef } from './member.ts'
import type { Tally } from './presence.ts'

/** The days of a memo, the first and the last included, and the same as instants of the club's calendar: `until` is left out. */
export type YearSpan = {
  readonly first: Temporal.PlainDate
  readonly last: Temporal.PlainDate
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/** Some who are on the list, by name, and how many more there are: who has left is counted, and named no more. */
export type SomeNamed = { readonly named: readonly MemberRef[]; readonly others: number }

/** What is noted of one member's year: facts about himself, compared with nobody's. */
export type MemberYear = {
  readonly span: YearSpan
  /** With whom he had one-to-ones. */
  readonly oneToOnes: SomeNamed
  readonly meetings: Tally
  /** How many members were at meetings to which he came. */
  readonly alsoThere: number
  /** Introductions in which he was a side and says himself that they met. */
  readonly metThrough: number
  /** Introductions of two others: agreed on, and how many of these met. */
  readonly introduced: { readonly agreed: number; readonly met: number }
  /** Referrals of third persons: how many he passed, and how many of these were won, or came to a meeting and are not won. */
  readonly referrals: { readonly passed: number; readonly won: number; readonly meeting: number }
  /** Business of his own that he gave to members. */
  readonly business: number
  /** Asks that he answered. */
  readonly answers: number
  /** Guests who came for the first time, brought by him; how many of them are members. */
  readonly guests: { readonly came: number; readonly members: number }
  /** Who joined in that year with him as a sponsor. */
  readonly sponsored: SomeNamed
  readonly thanks: { readonly received: number; readonly from: SomeNamed; readonly given: number }
}

/** One thing he could do, from what is open today, and the button that does it. */
export type YearIdea = { readonly press: string } & (
  | { readonly what: 'meet'; readonly who: MemberRef; readonly because: ComplementReason | null }
  | { readonly what: 'answer'; readonly who: MemberRef; readonly text: string }
  | { readonly what: 'guest'; readonly meeting: MeetingTime }
)
