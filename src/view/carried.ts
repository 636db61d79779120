import { createHash } from 'node:crypto'
import { note, plainText } from './build.ts'
import type { Block, FileToKeep, Picture, View } from './view.ts'

/** What a message carries besides its words. */
export type Carried = Picture | FileToKeep

export const isCarried = (block: Block): block is Carried => block.kind === 'picture' || block.kind === 'file'

export const bytesOf = (carried: Carried): Uint8Array => (carried.kind === 'picture' ? carried.png : carried.bytes)

/** A name for what it is: the same bytes under the same words have the same one. 22 letters, digits, `-` and `_`. */
export function digestOf(carried: Carried): string {
  const about = carried.kind === 'picture' ? [carried.alt] : [carried.name, carried.type]
  return createHash('sha256')
    .update(JSON.stringify([carried.kind, ...about]))
    .update(bytesOf(carried))
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}

/** The pictures and files of a View in their order, each once. */
export const carriedBy = (view: View): ReadonlyMap<string, Carried> =>
  new Map(view.blocks.filter(isCarried).map(block => [digestOf(block), block]))

/** What a platform takes with one message: how many, and how many bytes each. */
type Most = { readonly files: number; readonly fileBytes: number }

/** The View with what is too much for one message said in words instead. */
export function within({ files, fileBytes }: Most, view: View): View {
  const taken = new Set<string>()
  return changed(view, block => {
    if (bytesOf(block).length > fileBytes) return inWords(block)
    const digest = digestOf(block)
    if (!taken.has(digest) && taken.size === files) return inWords(block)
    taken.add(digest)
    return block
  })
}

/** The View where neither pictures nor files can be: their words stand in their place. */
export const allInWords = (view: View): View => changed(view, inWords)

const changed = (view: View, change: (block: Carried) => Block): View =>
  view.blocks.some(isCarried)
    ? { ...view, blocks: view.blocks.map(block => (isCarried(block) ? change(block) : block)) }
    : view

const inWords = (block: Carried): Block => note([plainText(block.kind === 'picture' ? block.alt : block.name)])
