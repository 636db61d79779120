import type { Handoff, ReferralKind, ReferralStatus, Warmth } from '../../terms/referral.ts'
import type { Member } from '../members/member.ts'
import type { Prospect } from './rules.ts'

/** A referral as its two people see it; amounts are never part of it. */
export type Referral = {
  readonly id: string
  readonly giver: Member
  readonly receiver: Member
  readonly kind: ReferralKind
  readonly prospect: Prospect
  readonly need: string | null
  readonly warmth: Warmth | null
  readonly handoff: Handoff | null
  readonly status: ReferralStatus
  readonly givenAt: Temporal.Instant
  /** When it came to where it stands. */
  readonly since: Temporal.Instant
  /** What reminders count from: the same, or the day of the import. */
  readonly touchedAt: Temporal.Instant
  readonly confirmed: boolean | null
  readonly quality: number | null
  readonly withdrawn: boolean
  /** Whether its receiver may still say that the end he pressed is not the right one. */
  readonly correctable: boolean
}

/** How well two members know each other: what the giver is told when he refers. */
export type Acquaintance = {
  readonly metAt: number
  readonly lastMet: Temporal.Instant | null
  readonly oneToOnes: number
  readonly introductions: number
}
