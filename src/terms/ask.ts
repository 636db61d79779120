import type { Contact } from './introduction.ts'
import type { Member } from './member.ts'

export const askKinds = ['ask', 'offer', 'problem'] as const

/** What a member puts to the club: what he needs, what he has to give, or what several may solve together. */
export type AskKind = (typeof askKinds)[number]

/** `answered`: it has found what it sought; `closed`: its author ended it without saying so. All but `open` are ends. */
export type AskStatus = 'open' | 'answered' | 'closed' | 'expired' | 'withdrawn'

export type Ask = {
  readonly id: string
  readonly kind: AskKind
  readonly author: Member
  readonly text: string
  readonly createdAt: Temporal.Instant
  /** Its last day; an imported one may have none. */
  readonly expiresOn: Temporal.PlainDate | null
  readonly status: AskStatus
  /** It can still be answered: it is open, its last day has not passed, and its author is on the list. */
  readonly isOpen: boolean
  /** Taken back as a slip: it stands nowhere any more. */
  readonly isUndone: boolean
}

export type Answer = {
  readonly id: string
  readonly ask: Ask
  readonly by: Member
  /** An imported one may have no words. */
  readonly text: string | null
  /** How he said that he can be reached; null where he was not asked. */
  readonly contact: Contact | null
  readonly at: Temporal.Instant
  /** What its author said of it, to nobody else; null: nothing. */
  readonly isHelpful: boolean | null
  readonly isUndone: boolean
}

/** Why somebody could help with an ask, in the words of his own profile, which the whole club may read. */
export type FitReason = {
  /** What he does, has as a job or offers; or, for an offer, what he seeks. */
  readonly from: 'does' | 'job' | 'offers' | 'seeks'
  readonly says: string
}
