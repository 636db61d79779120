import type { Member } from './member.ts'

/** `inside`: the giver buys himself; `outside`: a third person who has agreed to be contacted. */
export const referralKinds = ['inside', 'outside'] as const
export type ReferralKind = (typeof referralKinds)[number]

/** The giver's effort, never the odds of closing: 1 name given … 5 introduced in person. */
export const warmths = ['1', '2', '3', '4', '5'] as const
export type Warmth = (typeof warmths)[number]

export const handoffs = ['will-call', 'contact-given', 'message-sent', 'meeting-set'] as const
export type Handoff = (typeof handoffs)[number]

export const referralStatuses = [
  'new',
  'contacted',
  'meeting',
  'quoted',
  'won',
  'lost',
  'not-a-fit',
  'no-answer',
] as const
export type ReferralStatus = (typeof referralStatuses)[number]

/** Those that nobody comes to without a meeting. */
export const reachedMeeting = ['meeting', 'quoted', 'won'] as const satisfies readonly ReferralStatus[]

/** Why it did not suit its receiver, in words that blame nobody. `other`: in his own. */
export const unfitReasons = ['too-far', 'not-my-trade', 'no-time', 'has-somebody', 'not-reached', 'other'] as const
export type UnfitReason = (typeof unfitReasons)[number]

export type Prospect = {
  readonly name?: string | undefined
  readonly company?: string | undefined
  readonly phone?: string | undefined
  /** The same as every telephone dials it (E.164); none of one that was kept before numbers were read. */
  readonly e164?: string | undefined
  readonly email?: string | undefined
}

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
  /** What reminders count from: the same, or when its receiver said that it is still going on. */
  readonly touchedAt: Temporal.Instant
  /** When he said so, as long as that is news. */
  readonly goesOn: Temporal.Instant | null
  /** An import brought it: it is older than the bot. */
  readonly imported: boolean
  readonly confirmed: boolean | null
  readonly quality: number | null
  readonly withdrawn: boolean
  /** It was won, and its receiver has thanked for it. */
  readonly thanked: boolean
  /** What it became with somebody else, to whom its giver gave it then. */
  readonly handedOn: { readonly referral: string; readonly to: Member; readonly at: Temporal.Instant } | null
  /** The steps to which its giver answered "with pleasure". */
  readonly pleased: readonly ReferralStatus[]
  /** When its prospect asked the club to forget him: nothing is left of him, and it has ended by that. */
  readonly forgotten: Temporal.Instant | null
  /** Whether its receiver may still say that the step he pressed is not the right one. */
  readonly correctable: boolean
  /** The prospect’s contact has been erased, as it is some time after the end. */
  readonly erased: boolean
  /** Why it was not a fit, for its giver: what was chosen, and the receiver’s own words. */
  readonly unfit: { readonly reason: UnfitReason | null; readonly words: string | null }
  /** What its receiver has noted for himself; never shown to anybody else. */
  readonly note: string | null
}

/** What tells one of the same two people's referrals from another: the firm, the person, else how the need begins. */
export function tellingOf({ prospect, need }: Pick<Referral, 'prospect' | 'need'>): string | null {
  const firm = prospect.company ?? prospect.name
  if (firm !== undefined || need === null) return firm ?? null
  const words = need.replace(/\s+/g, ' ').trim()
  const short = words.length > 40 ? `${words.slice(0, 39).trimEnd()}…` : words
  // Somebody's number or address that was written there is read where it is opened, not in a list.
  return /@|(?:\d\D?){6}/.test(short) ? null : short
}

export const closedStatuses: readonly ReferralStatus[] = ['won', 'lost', 'not-a-fit', 'no-answer']

export const isClosed = (status: ReferralStatus): boolean => closedStatuses.includes(status)
