import type { AdmissionRefusals } from './refusals/admission.ts'
import type { ApartRefusals } from './refusals/apart.ts'
import type { AskRefusals } from './refusals/asks.ts'
import type { CheckInRefusals } from './refusals/check-in.ts'
import type { DigestRefusals } from './refusals/digest.ts'
import type { GeneralRefusals } from './refusals/general.ts'
import type { GuestRefusals } from './refusals/guests.ts'
import type { IntroductionRefusals } from './refusals/introductions.ts'
import type { LeaveRefusals } from './refusals/leaves.ts'
import type { MeetingRefusals } from './refusals/meetings.ts'
import type { MemberRefusals } from './refusals/members.ts'
import type { OneToOneRefusals } from './refusals/one-to-ones.ts'
import type { OwnReferralRefusals } from './refusals/own-referrals.ts'
import type { PairingRefusals } from './refusals/pairing.ts'
import type { ProblemRefusals } from './refusals/problems.ts'
import type { ProfileRefusals } from './refusals/profiles.ts'

import type { ProspectRefusals } from './refusals/prospects.ts'
import type { ReferralRefusals } from './refusals/referrals.ts'
import type { BalanceRefusals } from './refusals/sectors.ts'
import type { StandingRefusals, WeightRefusals } from './refusals/standing.ts'
import type { ThanksRefusals } from './refusals/thanks.ts'

/** Every refusal code with the facts its sentence needs. A topic adds its own in `refusals/<topic>.ts`. */
export type RefusalFacts = GeneralRefusals &
  AdmissionRefusals &
  ApartRefusals &
  MemberRefusals &
  ReferralRefusals &
  OwnReferralRefusals &
  ProspectRefusals &
  ProfileRefusals &
  ProblemRefusals &
  IntroductionRefusals &
  LeaveRefusals &
  OneToOneRefusals &
  PairingRefusals &
  MeetingRefusals &
  GuestRefusals &
  CheckInRefusals &
  DigestRefusals &
  StandingRefusals &
  WeightRefusals &
  BalanceRefusals &
  ThanksRefusals &
  AskRefusals

export type RefusalCode = keyof RefusalFacts

/** A refusal is a value: expected, returned, shown kindly. `field` names the question it answers, in a form. */
export type Refusal<C extends RefusalCode = RefusalCode> = {
  readonly [K in C]: { readonly refused: K; readonly facts: RefusalFacts[K]; readonly field?: string }
}[C]

export function refuse<C extends RefusalCode>(code: C, facts: RefusalFacts[C], field?: string): Refusal<C> {
  return { refused: code, facts, ...(field === undefined ? {} : { field }) } as Refusal<C>
}

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value
