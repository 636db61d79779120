import type { Member } from './member.ts'
import type { Effect } from './nudge.ts'

/** Monday 00:00 to Monday 00:00 of the club's calendar. */
export type Week = {
  readonly monday: Temporal.PlainDate
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/** What an organizer could do now; the first three that hold are shown. In this order. */
export const actionKinds = [
  'remark',
  'application',
  'roll',
  'word',
  'referral',
  'newcomer',
  'ask',
  'load',
  'sectors',
] as const

export type ActionKind = (typeof actionKinds)[number]

/** `about`: the one record it leads to, where it leads to one; people are named behind its button only. */
export type Action = {
  readonly kind: ActionKind
  readonly count: number
  readonly about?: string
  readonly at?: Temporal.Instant
}

/** Standings as the digest counts them: who objected or contests is among the engaged. */
export type StandingGroup = 'engaged' | 'to-rebalance' | 'deserve-a-word' | 'new' | 'on-leave'

export type Meeting = {
  readonly id: string
  readonly startsAt: Temporal.Instant
  readonly came: number
  readonly of: number
  readonly excused: number
}

export type Newcomer = { readonly member: Member; readonly days: number; readonly oneToOnes: number }

/** What the organizers are told of one week. */
export type Digest = {
  readonly at: Temporal.Instant
  readonly week: Week
  readonly actions: readonly Action[]
  readonly meetings: readonly Meeting[]
  /** Share of those expected who came, in the week's meetings, and over the six meetings before. */
  readonly presence: { readonly rate: number | null; readonly before: number | null }
  readonly referrals: { readonly given: number; readonly confirmed: number; readonly won: number }
  readonly thanks: number
  readonly introductions: number
  readonly oneToOnes: { readonly held: number; readonly pairs: number; readonly met: number }
  readonly asks: { readonly made: number; readonly unanswered: number }
  readonly guests: { readonly came: number; readonly joined: number }
  readonly newcomers: readonly Newcomer[]
  readonly standings: {
    readonly on: Temporal.PlainDate
    readonly counts: Readonly<Record<StandingGroup, number>>
  } | null
  readonly nudges: {
    readonly tomorrow: number
    /** After an import nothing leaves before this day; `tomorrow` is then what would be sent. */
    readonly silentUntil: Temporal.PlainDate | null
    readonly sent: number
    readonly answered: number
    readonly effect: Effect
  }
  readonly unreachable: number
  /** No act, no meeting, no action: one line says so. */
  readonly empty: boolean
}
