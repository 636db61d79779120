import { note, quote, view } from '../../view/build.ts'
import { plain, type Room } from '../../view/plain.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { digestCard } from './cards.ts'
import type { Digest } from './compute.ts'

/**
 * A digest as a text to paste into an e-mail: its sentences, without buttons and pictures, a blank line between its parts. It names
 * nobody, as the digest does not.
 */
export function digestText(digest: Digest, words: Words, room: Room): string {
  const { title, blocks } = digestCard({ digest, pictures: [] }, words)
  const parts: Block[][] = [[]]
  for (const block of blocks) {
    if (block.kind === 'heading') parts.push([])
    parts.at(-1)!.push(block)
  }
  const texts = parts.map(part => plain({ title: '', blocks: part }, room))
  return [plain({ title, blocks: [] }, room), ...texts].filter(text => text !== '').join('\n\n')
}

/** For the organizer who wants to pass it on in his own way. */
export const textCard = (text: string, words: Words): View =>
  view(words.digestSettings.textTitle, note(words.digestSettings.text()), quote(text))
