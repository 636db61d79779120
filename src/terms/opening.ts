import type { ComplementReason } from './complement.ts'
import type { MemberRef } from './member.ts'

/** What a nudge begins with: a fact from the records, other than what it proposes. */
type Facts = {
  readonly one: MemberRef
  readonly two: MemberRef
  /** The day it was, or will be; of what is counted in a month, a day of that month. */
  readonly on: Temporal.PlainDate
  readonly count: number
  readonly says: string
  readonly season: Season
  /** Why two trades go together; one of the two reads it. */
  readonly reason: ComplementReason
}

export type Season = 'new-year' | 'winter' | 'spring' | 'summer' | 'back-to-work' | 'autumn' | 'year-end'

/**
 * Every fact a nudge may begin with, with what its sentence needs. Its name is stored with the nudge that was drawn from it:
 * a name stays.
 */
export const openingFacts = {
  // What others did for him.
  'was-recommended': ['one', 'on'],
  'had-a-customer': ['one', 'on'],
  'was-won': ['one', 'on'],
  'was-introduced': ['one', 'on'],
  'met-through': ['one', 'on'],
  'was-answered': ['one', 'on'],
  'was-thanked': ['one', 'on'],
  // What he did.
  'gave-won': ['one', 'on'],
  'gave-moved': ['one', 'on'],
  introduced: ['one', 'two', 'on'],
  answered: ['one', 'on'],
  thanked: ['one', 'on'],
  'guest-came': ['on'],
  'last-coffee': ['one', 'on'],
  coffees: ['count'],
  'was-there': ['one', 'two', 'on'],
  joined: ['on'],
  sponsor: ['one'],
  'you-offer': ['says'],
  // Of whom the act is for.
  'who-does': ['one', 'says'],
  'who-seeks': ['one', 'says'],
  'who-offers': ['one', 'says'],
  'who-town': ['one', 'says'],
  'same-town': ['one', 'says'],
  'who-since': ['one', 'on'],
  'who-new': ['one', 'on'],
  'who-company': ['one', 'says'],
  'who-comes': ['one', 'on'],
  'coffee-with': ['one', 'on'],
  'ask-since': ['one', 'on'],
  'ask-until': ['one', 'on'],
  unanswered: ['one'],
  'same-projects': ['one', 'reason'],
  'same-customers': ['one', 'reason'],
  'trades-helped': ['one', 'reason'],
  'they-seek': ['one', 'reason'],
  'you-seek': ['one', 'reason'],
  // Of the club.
  'next-meeting': ['on'],
  'will-be-there': ['one', 'two', 'on'],
  'newcomer-comes': ['one', 'on'],
  'guests-expected': ['count', 'on'],
  'meeting-place': ['says'],
  'last-meeting': ['on'],
  'asks-made': ['count', 'on'],
  'coffees-held': ['count', 'on'],
  'thanks-said': ['count', 'on'],
  'referrals-passed': ['count', 'on'],
  'introductions-agreed': ['count', 'on'],
  'new-members': ['one', 'count', 'on'],
  'members-count': ['count'],
  season: ['season'],
} as const satisfies Readonly<Record<string, readonly (keyof Facts)[]>>

export type OpeningCode = keyof typeof openingFacts

export type FactsOf<Code extends OpeningCode> = Pick<Facts, (typeof openingFacts)[Code][number]>

/** `key`: by which the same fact is found again. */
export type Opening = {
  [Code in OpeningCode]: { readonly code: Code; readonly key: string } & FactsOf<Code>
}[OpeningCode]

/** What its sentence is told beside its facts. */
export type OpeningTold = {
  /** The day on which it was chosen: years are told from there. */
  readonly on: Temporal.PlainDate
  /** Whose message it is. */
  readonly reader: string
}
