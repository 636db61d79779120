import type { Member } from './member.ts'

/** Somebody who would like to be a member, as the organizers read him. */
export type Application = {
  readonly id: string
  readonly name: string
  readonly company: string | null
  readonly activity: string | null
  readonly motivations: string | null
  /** Who proposes him; null where he applies himself. */
  readonly sponsor: Member | null
  /** How often he has come as a guest by now. */
  readonly visits: number
  readonly at: Temporal.Instant
  readonly status: 'open' | 'accepted' | 'refused' | 'withdrawn'
  readonly decidedBy: Member | null
}

/** What accepting did: he was put on the list, came back to it, or was on it. */
export type AcceptedAs = 'added' | 'returned' | 'already'

/** How to reach him: for the organizers and never in a channel. */
export type Contact = { readonly phone?: string; readonly email?: string }
