import type { CheckIn, Meeting, RsvpState } from './meeting.ts'
import type { Member } from './member.ts'

/** What an organizer answers to whoever says that he was there. */
export type DisputeAnswer = 'there' | 'not there'

/** A member says that he was at a meeting whose roll has him absent. */
export type RollDispute = {
  readonly id: string
  readonly meeting: Meeting
  readonly member: Member
  /** `open`: it waits for an answer. `settled`: the roll was corrected meanwhile, by its sheet, or is no more. */
  readonly state: 'open' | DisputeAnswer | 'settled' | 'withdrawn'
  /** Whoever answered; null while nobody has, and once he is erased. */
  readonly by: Member | null
}

/** The same for an organizer: with what the member had said before, and at the door. */
export type DisputeToAnswer = RollDispute & {
  readonly answered: RsvpState | null
  readonly checkedIn: Pick<CheckIn, 'at' | 'substitute'> | null
}

/** A meeting at which the roll has him absent, with what he said of it. */
export type OwnAbsence = { readonly meeting: Meeting; readonly dispute: RollDispute | null }
