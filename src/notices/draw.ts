import { createHash } from 'node:crypto'
import type { Outgoing, Platform } from '../contract/platform.ts'
import type { ClubTx } from '../db/club-tx.ts'
import type { Platform as PlatformName } from '../terms/member.ts'
import { actions, button, note, view } from '../view/build.ts'
import type { Block, View } from '../view/view.ts'
import { roomFor } from '../words/room.ts'
import { type Words, wordsFor } from '../words/words.ts'
import { cardOf, type Shown } from './kind.ts'
import { noticePress } from './presses.ts'
import type { Addressee } from './readers.ts'
import type { Notice } from './rows.ts'

export type Drawing = {
  readonly notice: Pick<Notice, 'id' | 'class' | 'arguments' | 'went_at'>
  readonly kind: Shown
  /** Null where nothing is left to tell. */
  readonly facts: unknown
  readonly reader: Addressee | null
  /** Where it is read: commands are typed otherwise here and there. */
  readonly on: PlatformName
  /** The delivery's id. */
  readonly id: string
  /** It is the first private message: it says what is recorded, and how to object. */
  readonly informs: boolean
}

/** What the first private message adds for its reader. */
export type FirstMessage = (words: Words, reader: Addressee, club: ClubTx) => readonly Block[]

export type DrawnWith = { readonly prefix: string; readonly firstMessage: FirstMessage }

/** The words of the language his profile shows, where it is to be offered to him; null where he is written to in it. */
export function offeredTo({ reads, settings }: Pick<Addressee, 'reads' | 'settings'>): Words | null {
  const { languageToOffer: language } = settings
  return language === undefined || language === reads.language ? null : wordsFor({ ...reads, language })
}

/** A notice as its reader gets it: the same when it is sent and when it is drawn anew. */
export function messageOf({ prefix, firstMessage }: DrawnWith, club: ClubTx, drawing: Drawing): Outgoing {
  const { notice, kind, facts, reader, id, informs, on } = drawing
  const outsider = facts === null || facts === undefined ? null : kind.outsider?.(facts)
  const reads = reader?.reads ?? outsider?.reads ?? { ...club.speech, zone: club.zone }
  const words = wordsFor(reads)
  // Its dates stay as they were written: a message that reads otherwise after new year, and nothing else, would tell of a change.
  const room = roomFor(reads, { prefix, seen: notice.went_at ?? club.at, on })
  const common = { room, id, silent: notice.class === 'personal' }
  if (facts === null || facts === undefined) return { ...common, view: nothingLeft(words) }
  const card = cardOf(kind, facts, words, reader?.ref ?? null)
  const rings = kind.rings?.(facts)
  const told = reader ? withWhy(withReason(card, notice.arguments.whole, words), notice.id, words) : card
  const shown = informs && reader ? { ...told, blocks: [...told.blocks, ...firstMessage(words, reader, club)] } : told
  return { ...common, view: shown, ...(rings && { rings }) }
}

/** A hash of the drawn message, compared before an edit; the words themselves are not stored. */
export const hashOf = (platform: Platform, place: string, message: Outgoing): string =>
  createHash('sha256').update(platform.drawing(place, message)).digest('base64url')

/** The line under a message that was meant for the organizers' channel and is sent to each of them instead. */
function withReason(shown: View, whole: string | undefined, words: Words): View {
  const sentences: Readonly<Record<string, () => Parameters<typeof note>[0]>> = words.digest.whole
  const reason = whole === undefined ? undefined : sentences[whole]
  return reason ? { ...shown, blocks: [...shown.blocks, note(reason())] } : shown
}

/** Every private message answers "why this message?". */
export const withWhy = (shown: View, notice: string, words: Words): View => ({
  ...shown,
  blocks: [...shown.blocks, actions(button(noticePress('why', notice), words.general.buttons.why, 'quiet'))],
})

/** What a message becomes when nothing is left to tell. */
export const nothingLeft = (words: Words): View => view(words.general.nothingLeft)
