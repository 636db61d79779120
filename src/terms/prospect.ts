import type { Impression } from './guest.ts'
import type { Prospect, ReferralStatus } from './referral.ts'

/** How a member came to see a prospect's contact: he opened it, took it along as a file, or got it for the prospect himself. */
export const looks = ['opened', 'taken-along', 'for-him'] as const
export type HowLooked = (typeof looks)[number]

/** What the club holds of one prospect in one referral, and who has seen it. */
export type HeldOfProspect = {
  readonly at: Temporal.Instant
  readonly giver: string
  readonly receiver: string
  readonly prospect: Prospect
  readonly need: string | undefined
  /** The giver said that he had agreed to be contacted. */
  readonly agreed: boolean
  readonly status: ReferralStatus
  readonly withdrawn: boolean
  readonly looks: readonly { readonly by: string; readonly how: HowLooked; readonly at: Temporal.Instant }[]
}

/** Somebody as he was written down, who is no member. */
type WrittenDown = {
  readonly name: string
  readonly company: string | null
  readonly activity: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** What the club holds of a guest, of one meeting. */
export type HeldVisit = WrittenDown & {
  readonly at: Temporal.Instant
  /** Who brought him, or means to. */
  readonly host: string | null
  /** That member said that he had agreed to be on the list. */
  readonly agreed: boolean
  readonly status: 'invited' | 'present' | 'absent'
  readonly impression: Impression | null
}

/** What the club holds of a candidate. */
export type HeldApplication = WrittenDown & {
  readonly at: Temporal.Instant
  readonly sponsor: string | null
  readonly motivations: string | null
}

/** All that the club holds of a third person. */
export type HeldOfPerson = {
  readonly referrals: readonly HeldOfProspect[]
  readonly visits: readonly HeldVisit[]
  readonly applications: readonly HeldApplication[]
}

/** In how many records of each kind a person is named. */
export type Traces = { readonly referrals: number; readonly visits: number; readonly applications: number }

export const allTraces = ({ referrals, visits, applications }: Traces): number => referrals + visits + applications
