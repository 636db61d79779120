import type { ClubTx } from '../db/club-tx.ts'
import { nextN, openedView, sealedView, viewAsJson } from '../db/playground.ts'
import { note, plainText } from '../view/build.ts'
import type { Block, FileToKeep, Picture } from '../view/view.ts'

/** A text as it is to stand from now on. */
export type Rewrite = (text: string) => string

/**
 * Writes anew what stands in the messages that are kept here, the playground's: no fact draws anew an answer that one person
 * saw. `only` narrows it to those answers; of the member `gone` no more than his new name stays where he is mentioned.
 */
export async function rewriteMessages(
  club: ClubTx,
  rewrite: Rewrite,
  { only, gone }: { readonly only?: 'answers'; readonly gone?: string } = {},
): Promise<void> {
  const rows = await club.tx
    .selectFrom('playground_message')
    .select(['id', 'view', 'room'])
    .where('club_id', '=', club.id)
    .$if(only === 'answers', query => query.where('only_you', '=', true))
    .execute()
  for (const row of rows) {
    const view = openedView(club, row.id, row.view)
    const changed = rewritten(view, rewrite, gone)
    const room = rewritten(row.room, rewrite, gone)
    if (viewAsJson(changed) === viewAsJson(view) && JSON.stringify(room) === JSON.stringify(row.room)) continue
    await club.tx
      .updateTable('playground_message')
      .set({ n: await nextN(club), edited: true, view: sealedView(club, row.id, changed), room: JSON.stringify(room) })
      .where('club_id', '=', club.id)
      .where('id', '=', row.id)
      .execute()
  }
}

/** A value of JSON with every text in it written anew. */
function rewritten(value: unknown, rewrite: Rewrite, gone: string | undefined): unknown {
  if (typeof value === 'string') return rewrite(value)
  if (Array.isArray(value)) return value.map(one => rewritten(one, rewrite, gone))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if (isPicture(value)) return rewrittenPicture(value, rewrite)
  if (isFile(value)) return { ...value, name: rewrite(value.name), bytes: rewrittenBytes(value.bytes, rewrite) }
  const { kind, member } = value as { kind?: unknown; member?: { id?: unknown; name?: unknown } }
  if (kind === 'member' && gone !== undefined && member?.id === gone)
    return { kind, member: { id: gone, name: rewrite(String(member.name)), accounts: {} } }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, rewritten(one, rewrite, gone)]))
}

const isPicture = (value: object): value is Picture => 'png' in value && value.png instanceof Uint8Array
const isFile = (value: object): value is FileToKeep => 'bytes' in value && value.bytes instanceof Uint8Array

/** Nobody can write a picture anew: where its words change it goes, and they stand in its place. */
function rewrittenPicture(picture: Picture, rewrite: Rewrite): Block {
  const [alt, title] = [rewrite(picture.alt), picture.title === undefined ? undefined : rewrite(picture.title)]
  return alt === picture.alt && title === picture.title ? picture : note([plainText(alt)])
}

/** A file of text with every word in it written anew; another one stays. */
function rewrittenBytes(bytes: Uint8Array, rewrite: Rewrite): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8')
  return Buffer.from(text).equals(bytes) ? new Uint8Array(Buffer.from(rewrite(text))) : bytes
}

/** Puts `instead` wherever one of these texts stands as words of its own; case and accents as they are written or not. */
export function without(texts: readonly (string | null | undefined)[], instead: string): Rewrite {
  const known = [...new Set(texts.flatMap(text => (text?.trim() ? [text.trim().normalize('NFC')] : [])))]
  if (known.length === 0) return text => text
  const longestFirst = known.toSorted((a, b) => b.length - a.length).map(text => RegExp.escape(text))
  const words = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return text => text.normalize('NFC').replace(words, instead)
}
