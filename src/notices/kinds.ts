import type { ClubTx } from '../db/club-tx.ts'
import type { MemberRef } from '../terms/member.ts'
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
  /** The fact, the date and the rule behind it, for "why this message?". */
  readonly why: (facts: Facts, words: Words) => Line
}

/** Keeps the type of its facts while the list of kinds forgets it. */
export const noticeKind = <Facts>(kind: NoticeKind<Facts>): NoticeKind => kind as unknown as NoticeKind

export type NoticeKinds = ReadonlyMap<string, NoticeKind>

export const noticeKinds = (...lists: readonly (readonly NoticeKind[])[]): NoticeKinds =>
  new Map(lists.flat().map(kind => [kind.kind, kind]))
