import type { Member } from './member.ts'
import type { Business } from './money.ts'
import type { RollTold } from './presence.ts'

/** What a member answers to a meeting. */
export type RsvpAnswer = 'present' | 'absent' | 'substitute'

/** What becomes of it: whoever found no seat waits for one. */
export type RsvpState = RsvpAnswer | 'waiting'

/** Whether somebody takes a seat by his answer: he, or whoever comes for him. */
export const hasSeat = (answer: RsvpState | null): boolean => answer === 'present' || answer === 'substitute'

/** `holiday`: the club rests that time; neither it nor a cancelled one counts for anybody. */
export type MeetingStatus = 'planned' | 'held' | 'cancelled' | 'holiday'

/** What the roll says of a member: present, late and substitute came; an excuse carries no reason. */
export const attendanceStatuses = ['present', 'late', 'excused', 'substitute', 'absent'] as const
export type AttendanceStatus = (typeof attendanceStatuses)[number]

/** What stands where a guest’s name stood that nobody reads any more. */
export const nobody = '…'

/** The guests whom a sentence can name, and how many came whose names are kept no more. */
export function namedGuests(guests: readonly Pick<Guest, 'name' | 'company'>[]) {
  const named = guests.filter(({ name }) => name !== nobody).map(guestText)
  return { named, others: guests.length - named.length }
}

/** A guest as others read him: `Marie Dupont (Dupont SARL)`. */
export const guestText = ({ name, company }: { readonly name: string; readonly company: string | null }): string =>
  company ? `${name} (${company})` : name

/** Whether a place is the address of a video call. */
export const isVideo = (place: string): boolean => /^https?:\/\/\S+$/i.test(place.trim())

/** One occurrence of a meeting. */
export type Meeting = {
  readonly id: string
  readonly title: string | null
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** The zone of its wall time. */
  readonly zone: string
  readonly place: string | null
  readonly status: MeetingStatus
  /** The roll was taken: its attendance is frozen. */
  readonly closedAt: Temporal.Instant | null
  /** Whether it counts in the attendance rate: an aperitif or a visit does not. */
  readonly required: boolean
  /** How many may come, guests among them; null: as many as like. */
  readonly seats: number | null
  /** The series it is of. */
  readonly series: string | null
  /** How often it was changed in what a calendar shows of it. */
  readonly revision: number
}

/** When and where: what a sentence needs to tell its hour. */
export type MeetingTime = Pick<Meeting, 'startsAt' | 'zone' | 'place'>

export type Rsvp = {
  readonly member: Member
  readonly answer: RsvpState
  readonly substitute: string | null
}

/**
 * A member was at the door, or somebody in his place. `how`: by the code in the chat, by his name on the page, or by a
 * telephone that the page remembers.
 */
export type CheckIn = {
  readonly member: string
  readonly at: Temporal.Instant
  readonly how: 'code' | 'name' | 'phone'
  readonly substitute: string | null
}

export type Guest = {
  readonly id: string
  readonly name: string
  readonly company: string | null
  readonly by: Member | null
  readonly status: 'invited' | 'present' | 'absent'
}

/** A meeting with who answered what: what its announcement shows. */
export type MeetingBoard = {
  readonly meeting: Meeting
  readonly answers: readonly Rsvp[]
  readonly guests: readonly Guest[]
  /** Somebody in the club reads it where clocks show another hour. */
  readonly elsewhere: boolean
  /** Where seats are counted: how many are taken. */
  readonly taken: number
  /** Members who are expected and have not answered. */
  readonly silent: number
  /** Once its roll is taken: who came or sent somebody, of how many. */
  readonly roll: RollTold | null
}

/** What the club did around a meeting, for the message that follows it. */
export type Recap = {
  readonly meeting: Meeting
  readonly roll: RollTold
  readonly guests: readonly Guest[]
  /** Counted since the meeting before. */
  readonly referrals: number
  readonly thanks: number
  /** What was thanked for since then, as far as anybody of the club may read it. */
  readonly business: Business
  readonly next: Meeting | null
}

export type Unplanned = { readonly gone: number; readonly cancelled: number }
