import type { Member } from './member.ts'

export type Side = 'a' | 'b'

export type Yes = 'yes' | 'no'

export type Met = 'yes' | 'not-yet' | 'no'

/** What a side lets the other have where they share no platform. */
export const contacts = ['email', 'phone', 'none'] as const

export type Contact = (typeof contacts)[number]

/**
 * How far the conversation of two who agreed has come, as the message that opens it says: they may share no platform
 * (`apart`), it may have to wait for something (`stuck`, with the reason that was noted).
 */
export type Conversation =
  | { readonly state: 'none' | 'opening' | 'open' | 'apart' }
  | { readonly state: 'stuck'; readonly why: string | null }

export type Introduction = {
  readonly id: string
  readonly asker: Member
  readonly a: Member
  readonly b: Member
  readonly context: string | null
  /** What the other is told of each side in the asker's words; null: what the profile says, empty: nothing more. */
  readonly said: Readonly<Record<Side, string | null>>
  readonly requestedAt: Temporal.Instant
  readonly status: 'pending' | 'accepted' | 'declined' | 'expired'
  readonly answers: Readonly<Record<Side, Yes | null>>
  /** When a side that said "not now" is asked again; it stands as unanswered. */
  readonly again: Readonly<Record<Side, Temporal.Instant | null>>
  readonly met: Readonly<Record<Side, Met | null>>
  readonly contacts: Readonly<Record<Side, Contact | null>>
  readonly conversation: Conversation
  readonly decidedAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
  readonly held: boolean
  readonly withdrawn: boolean
}
