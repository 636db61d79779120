import type { ClubTx } from '../db/club-tx.ts'
import type { MemberRef, Platform } from '../terms/member.ts'
import type { Line, View } from '../view/view.ts'
import type { Words } from '../words/words.ts'

/** `channel` messages keep the day hours of the club's zone. */
export type NoticeClass = 'personal' | 'club' | 'channel'

export type NoticeReader = MemberRef | null

/**
 * One kind of message the bot sends by itself. Only ids are stored; facts are read and the card drawn when it is sent,
 * and again whenever what it tells has changed.
 */
export type NoticeKind<Facts = unknown> = {
  readonly kind: string
  readonly class: NoticeClass
  /** What a doubtful send does where the platform cannot be asked whether it arrived. */
  readonly doubtful: 'again' | 'drop'
  /** A member may switch this kind off. */
  readonly optional: boolean
  /** The facts as they are now; null when there is nothing left to tell at all. */
  readonly load: (club: ClubTx, args: Readonly<Record<string, string>>, reader: NoticeReader) => Promise<Facts | null>
  /** Whether it is still worth sending (a sent one may be redrawn even when this no longer holds). */
  readonly stillTrue: (facts: Facts) => boolean
  readonly card: (facts: Facts, words: Words, reader: NoticeReader) => View
  /** A channel message for the place of one platform only. */
  readonly only?: (facts: Facts) => Platform
  /** Whose telephone rings: a mention alone is silent. */
  readonly rings?: (facts: Facts) => readonly MemberRef[]
  /** Whether a sent one is to be taken away: nothing stands behind it any more. */
  readonly goes?: (facts: Facts) => boolean
  /** What follows when it has arrived, or has to wait: told in that transaction, when the notice says so already. */
  readonly settled?: (club: ClubTx, args: Readonly<Record<string, string>>) => Promise<unknown>
  /** The fact, the date and the rule behind it, for "why this message?". */
  readonly why: (facts: Facts, words: Words) => Line
}

/** Keeps the type of its facts while the list of kinds forgets it. */
export const noticeKind = <Facts>(kind: NoticeKind<Facts>): NoticeKind => kind as unknown as NoticeKind

export type NoticeKinds = ReadonlyMap<string, NoticeKind>

export const noticeKinds = (...lists: readonly (readonly NoticeKind[])[]): NoticeKinds =>
  new Map(lists.flat().map(kind => [kind.kind, kind]))
