import type { Member } from './member.ts'
import type { SectorFamily } from './sector.ts'
import type { Vote } from './vote.ts'

/** What a human decided of a candidate. `later`: he is on the waiting list. */
export const decisions = ['accepted', 'later', 'refused'] as const
export type Decision = (typeof decisions)[number]

/** What a candidate tells beyond his trade. */
export type Told = {
  readonly jobTitle?: string
  readonly speciality?: string
  readonly sector?: SectorFamily
  readonly expectations?: string
  readonly brings?: string
  /** Other groups he belongs to. */
  readonly groups?: string
  /** Whom of the club he names. */
  readonly knows?: string
}

/** What a candidate who applies himself may still tell: his trade more closely, and why he comes. */
export const applicationSteps = ['trade', 'why'] as const
export type ApplicationStep = (typeof applicationSteps)[number]

/** The steps of which nothing is told yet. */
export const stepsLeft = ({
  told: { jobTitle, speciality, sector, groups, knows, expectations, brings },
  motivations,
}: Pick<Application, 'told' | 'motivations'>): readonly ApplicationStep[] =>
  applicationSteps.filter(step =>
    step === 'trade'
      ? !(jobTitle || speciality || sector || groups || knows)
      : !(motivations || expectations || brings),
  )

/** Somebody who would like to be a member, as the organizers read him. */
export type Application = {
  readonly id: string
  readonly name: string
  readonly company: string | null
  readonly activity: string | null
  readonly motivations: string | null
  readonly told: Told
  /** What whoever proposes him says of him. */
  readonly sponsorSays: string | null
  /** Who proposes him; null where he applies himself. */
  readonly sponsor: Member | null
  /** How often he has come as a guest by now. */
  readonly visits: number
  readonly at: Temporal.Instant
  readonly status: 'open' | Decision | 'withdrawn'
  /** Of whom is on the waiting list: the first day of the month in which he is looked at again. */
  readonly laterOn: Temporal.PlainDate | null
  readonly decidedBy: Member | null
  /** Of whom was accepted: from when on he is looked at again; null where that is done, or nobody wanted it. */
  readonly reviewOn: Temporal.PlainDate | null
  /** He knows that the members are shown his name, firm, activity and sponsor. */
  readonly mayShow: boolean
  /** Until when they are, and whether that is over; null where nobody has shown him to them. */
  readonly shown: { readonly until: Temporal.Instant; readonly over: boolean } | null
  /** How many members have said a word of him to the committee. */
  readonly words: number
  /** What the committee alone reads of him: those words, what members close in trade have answered, and its own notes. */
  readonly forCommittee: number
  readonly vote: Vote | null
}

/** What a member close in trade answers to "would you work well together?". */
export const closeAnswers = ['gladly', 'unsure', 'rather-not'] as const
export type CloseAnswer = (typeof closeAnswers)[number]

/** What accepting did: he was put on the list, came back to it, or was on it. */
export type AcceptedAs = 'added' | 'returned' | 'already'

/** How to reach him: for the organizers and never in a channel. */
export type Contact = { readonly phone?: string; readonly email?: string }

/** What is written to a candidate, and whether it has gone to him by the bot. */
export type Answering = {
  readonly text: string | null
  readonly contact: Contact
  /** He can be written to here: by the account he applied from, or as a member. */
  readonly reachable: boolean
  readonly sent: { readonly by: Member | null; readonly at: Temporal.Instant } | null
}

/** Who sends an application: the candidate, or a member for him, who may be one of those who read it. */
export type Applying = 'himself' | 'a member' | 'an organizer'
