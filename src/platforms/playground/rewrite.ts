import type { ClubTx } from '../../db/club-tx.ts'
import { nextN, openedView, sealedView, viewAsJson } from '../../db/playground.ts'
import type { Rewrite, Which } from '../../db/room.ts'
import { note, plainText } from '../../view/build.ts'
import type { Block, FileToKeep, Picture } from '../../view/view.ts'

/** Writes anew what stands in the playground's messages, sealed as they are: whoever looks at them is shown it. */
export async function rewriteKept(club: ClubTx, rewrite: Rewrite, { only, gone }: Which): Promise<void> {
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
