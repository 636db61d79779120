import type { SectorFamily } from './sector.ts'
import type { Language } from './speech.ts'

/** When the bot may speak on its own: `HH:MM` wall times, past midnight when `to` is not after `from`. */
export type Hours = {
  readonly from: string
  readonly to: string
  readonly weekEnds: boolean
  readonly holidays: boolean
}

/** In one order, whatever order they were kept in. */
export const hours = ({
  from,
  to,
  weekEnds = false,
  holidays = false,
}: Partial<Hours> & Pick<Hours, 'from' | 'to'>): Hours => ({
  ...{ from, to, weekEnds, holidays },
})

/** What a member says of himself, and how he wants to be written to; null where he says nothing. */
export type Profile = {
  readonly company: string | null
  readonly jobTitle: string | null
  readonly activity: string | null
  readonly speciality: string | null
  readonly sectorFamily: SectorFamily | null
  readonly seeks: string | null
  readonly offers: string | null
  readonly introduceTo: string | null
  /** Where he works. */
  readonly town: string | null
  readonly phone: string | null
  /** Null: the club's. */
  readonly language: Language | null
  /** An IANA name; null: the club's. */
  readonly zone: string | null
  /** Null: working days from 8 to 19. */
  readonly hours: Hours | null
  readonly keepForMorning: boolean
  /** The kinds of message that he has switched off, in order; `nudge` where he has stopped all of them. */
  readonly off: readonly string[]
}

export type ProfileField = keyof Profile

/** One field, as it was and as it is now. */
export type Change = {
  readonly [F in ProfileField]: { readonly field: F; readonly before: Profile[F]; readonly after: Profile[F] }
}[ProfileField]

/** What others need to read of a member to know how to help him, in the order in which it is asked. */
export const told = ['activity', 'speciality', 'seeks', 'offers', 'introduceTo'] as const
export type Told = (typeof told)[number]

/** The parts of it that are asked one after the other. */
export type ProfileStep = 'trade' | 'needs'

/** More kinds of messages than these are a wall that nobody reads: they are counted, not named. */
export const mostKindsNamed = 6
