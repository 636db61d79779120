import type { Guest, Meeting } from './meeting.ts'
import { folded, isSameName } from './names.ts'

/** What a guest made of the club, as who brought him says afterwards. */
export const impressions = ['liked', 'not-this-time'] as const
export type Impression = (typeof impressions)[number]

/** A guest of one meeting as who brought him, and the organizers, know him; the channel reads his name and his firm alone. */
export type GuestEntry = Guest & {
  /** Who he is, whatever meeting he comes to. */
  readonly person: string
  readonly activity: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly impression: Impression | null
}

/** One visit of a guest, with the meeting and how often he has come by now. */
export type Visit = {
  readonly guest: Guest
  readonly meeting: Meeting
  readonly visits: number
  /** May he come again before he applies? */
  readonly mayComeAgain: boolean
  readonly impression: Impression | null
  /** It was not possible to speak with him yet: the day on which that is asked once more. */
  readonly askAgainOn: Temporal.PlainDate | null
  /** He is a member by now: nothing is asked about him. */
  readonly isMember: boolean
}

/** How somebody who came before, or is announced elsewhere, was written. */
export type Written = {
  readonly name: string
  readonly company: string | null
  readonly email: string | null
  /** As any telephone dials it. */
  readonly e164: string | undefined
}

/**
 * Whether two guests are one person: `same` by an address or a number, or by a name with nothing that speaks against it;
 * `alike` where the name is the same and the firm another, which only who knows him can tell.
 */
export function likenessOfGuests(one: Written, other: Written): 'same' | 'alike' | null {
  const mail = one.email !== null && one.email.toLowerCase() === other.email?.toLowerCase()
  if (mail || (one.e164 !== undefined && one.e164 === other.e164)) return 'same'
  if (!isSameName(one.name, other.name)) return null
  const firms = [one.company, other.company]
  return firms.includes(null) || folded(firms[0]!) === folded(firms[1]!) ? 'same' : 'alike'
}
