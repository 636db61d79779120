import type { Away } from './leave.ts'
import type { SectorFamily } from './sector.ts'
import type { Reader } from './speech.ts'

export const platforms = ['slack', 'discord', 'playground'] as const
export type Platform = (typeof platforms)[number]

/**
 * A member as other rooms may name him: his id in the club, the name others read (with his firm beside it while another
 * on the list is called like him), his accounts by platform.
 */
export type MemberRef = {
  readonly id: string
  readonly name: string
  readonly accounts: Readonly<Partial<Record<Platform, string>>>
}

export type Role = 'member' | 'organizer' | 'committee'

/**
 * How what one member does for another reaches him: in private; by a call in the club channel, since he has not said hello
 * or takes no direct messages; not yet, since nothing arrives there; or not before he has an account.
 */
export type Reached = 'privately' | 'called' | 'later' | 'unconnected'

/** A member of the club as its commands know him. */
export type Member = MemberRef & {
  readonly externalId: string
  /** As the list has it, whoever else is called so: what is compared, kept and shown to himself. */
  readonly fullName: string
  readonly company: string | null
  readonly activity: string | null
  readonly speciality: string | null
  readonly jobTitle: string | null
  readonly seeks: string | null
  readonly offers: string | null
  /** Whom he would like to be introduced to. */
  readonly introduceTo: string | null
  /** Where he works. */
  readonly town: string | null
  readonly sectorFamily: SectorFamily | null
  readonly email: string | null
  readonly phone: string | null
  readonly roles: readonly Role[]
  readonly joinedOn: Temporal.PlainDate
  /** His last day on the list, which may be ahead. */
  readonly leftOn: Temporal.PlainDate | null
  /** Whether that is past. */
  readonly left: boolean
  /** Whether he is on leave today. */
  readonly away: Away | null
  readonly reads: Reader
}

/** Whether a last day on the list is past on that day: on the last one he still is a member. */
export const hasLeft = (lastDay: Temporal.PlainDate | null, on: Temporal.PlainDate): boolean =>
  lastDay !== null && Temporal.PlainDate.compare(lastDay, on) < 0
