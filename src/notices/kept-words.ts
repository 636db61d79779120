import type { ClubTx } from '../db/club-tx.ts'
import { nextN, openedView, sealedView } from '../db/playground.ts'

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
    if (JSON.stringify(changed) === JSON.stringify(view) && JSON.stringify(room) === JSON.stringify(row.room)) continue
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
  if (typeof value !== 'object' || value === null) return value
  const { kind, member } = value as { kind?: unknown; member?: { id?: unknown; name?: unknown } }
  if (kind === 'member' && gone !== undefined && member?.id === gone)
    return { kind, member: { id: gone, name: rewrite(String(member.name)), accounts: {} } }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, rewritten(one, rewrite, gone)]))
}

/** Puts `instead` wherever one of these texts stands as words of its own; case and accents as they are written or not. */
export function without(texts: readonly (string | null | undefined)[], instead: string): Rewrite {
  const known = [...new Set(texts.flatMap(text => (text?.trim() ? [text.trim().normalize('NFC')] : [])))]
  if (known.length === 0) return text => text
  const longestFirst = known.toSorted((a, b) => b.length - a.length).map(text => RegExp.escape(text))
  const words = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return text => text.normalize('NFC').replace(words, instead)
}
